-- db-scheduler's table. Its times must be declared timestamp: in a text column it cannot read them back.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            blob,
    execution_time       timestamp not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamp,
    last_failure         timestamp,
    consecutive_failures integer,
    last_heartbeat       timestamp,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);

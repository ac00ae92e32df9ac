-- What is read of every attempt when a report is written stands in the attempt's own row, so that millions of rows need not be read.

-- What was called and in which environment (JSON); thousands of attempts share one. Nobody knows the environments of those before V10.
create table command (
    id          integer primary key,
    kind        text not null,
    words       text not null,
    environment text not null,
    unique (kind, words, environment)
);
insert into command (kind, words, environment)
select distinct kind, command, coalesce(variables, '{}')
from step left join environment on environment.id = step.environment_id;

-- In order: a list of [command's id, exit code, kill reason, milliseconds].
alter table attempt add column steps text not null default '[]';

-- How many rows it has in test_result, and its warnings and future incompatibilities in diagnostic as a list of [level, code, local, how many].
alter table attempt add column tests integer not null default 0;
alter table attempt add column warnings text not null default '[]';

update attempt set
    steps = (select json_group_array(json_array(command.id, exit_code, step.kill_reason, step.wall_millis)
                                     order by step.position)
             from step
             left join environment on environment.id = step.environment_id
             join command on command.kind = step.kind and command.words = step.command
                         and command.environment = coalesce(environment.variables, '{}')
             where step.attempt_id = attempt.id),
    tests = (select count(*) from test_result where attempt_id = attempt.id),
    warnings = (select json_group_array(json_array(level, code, local, 1)) from diagnostic
                where attempt_id = attempt.id and level in ('warning', 'future-incompatible'));

drop table step;
drop table environment;

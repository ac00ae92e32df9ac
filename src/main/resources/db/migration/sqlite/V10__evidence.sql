-- What maar set for a command beside what every container has, as a JSON object; many commands share one. Of those from before this nobody
-- knows.
create table environment (
    id        integer primary key,
    variables text not null unique
);
alter table step add column environment_id integer references environment;

-- Why a test failed: its words, where it panicked, and the words normalised.
alter table test_result add column message text;
alter table test_result add column place text;
alter table test_result add column message_key text;

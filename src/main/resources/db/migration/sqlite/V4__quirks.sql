-- What every attempt of an experiment is made under, so that a resume goes on as the run began. Of experiments from before
-- this, which took these from the configuration of the day, the defaults are the best guess.
alter table experiment add column runtime text not null default 'runc';
alter table experiment add column attempts integer not null default 3;
alter table experiment add column chance_attempts integer not null default 3;
alter table experiment add column ignore_quirks boolean not null default false;

-- What was special about a crate when its experiment was made: what is edited in the file of quirks later counts for new
-- experiments. The limits are those that differ from the experiment's, in the same words.
create table quirk (
    experiment_crate_id integer primary key references experiment_crate on delete cascade,
    skip                boolean not null,
    skip_tests          boolean not null,
    broken              boolean not null,
    limits              text not null,
    jobs                integer,
    quirk_reason        text not null,
    place               text not null
);

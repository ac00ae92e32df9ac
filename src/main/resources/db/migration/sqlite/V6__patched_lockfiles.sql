-- The lockfile of a crate under toolchains with the same patches (their text in the spec), and the hash of the one it was derived from.
create table patched_lockfile (
    experiment_crate_id integer not null references experiment_crate on delete cascade,
    patches             text    not null,
    base_hash           text    not null,
    lockfile_hash       text    not null references lockfile,
    primary key (experiment_crate_id, patches)
);
create index patched_lockfile_lockfile on patched_lockfile (lockfile_hash);

-- Times are epoch milliseconds; lists of words are JSON arrays; hashes are SHA-256 in hex.

create table experiment (
    id           integer primary key,
    name         text not null unique,
    mode         text not null,
    cap_lints    text not null,
    selections   text not null,
    image_digest text not null,
    limits       text not null,
    state        text not null,
    created_at   timestamp not null,
    started_at   timestamp,
    completed_at timestamp
);

-- Position 0 is the baseline.
create table experiment_toolchain (
    experiment_id integer not null references experiment on delete cascade,
    position      integer not null,
    spec          text not null,
    sysroot       text not null,
    rustc_version text not null,
    rust_release  text not null,
    cargo_version text not null,
    has_cargo     boolean not null,
    content_hash  text not null,
    primary key (experiment_id, position)
);

create table lockfile (
    content_hash text primary key,
    content      blob not null
);

-- Position is the place in the list of crates, from 0.
create table experiment_crate (
    id            integer primary key,
    experiment_id integer not null references experiment on delete cascade,
    position      integer not null,
    crate_id      text not null,
    reason        text not null,
    location      text,
    checksum      text,
    status        text not null,
    source_hash   text,
    lockfile_hash text references lockfile,
    unique (experiment_id, position),
    unique (experiment_id, crate_id)
);
create index experiment_crate_lockfile on experiment_crate (lockfile_hash);

-- The text is compressed with zstd; cut_bytes were left out of its middle.
create table log (
    content_hash text primary key,
    content      blob not null,
    cut_bytes    integer not null
);

create table attempt (
    id                  integer primary key,
    experiment_crate_id integer not null references experiment_crate on delete cascade,
    toolchain_position  integer not null,
    number              integer not null,
    purpose             text not null,
    outcome             text not null,
    kill_reason         text,
    log_hash            text not null references log,
    started_at          timestamp not null,
    ended_at            timestamp not null,
    wall_millis         integer not null,
    cpu_millis          integer not null,
    peak_memory_bytes   integer not null,
    worker              text not null,
    unique (experiment_crate_id, toolchain_position, number)
);
create index attempt_log on attempt (log_hash);

create table step (
    attempt_id  integer not null references attempt on delete cascade,
    position    integer not null,
    kind        text not null,
    command     text not null,
    exit_code   integer,
    kill_reason text,
    wall_millis integer not null,
    primary key (attempt_id, position)
);

create table diagnostic (
    attempt_id  integer not null references attempt on delete cascade,
    position    integer not null,
    code        text,
    level       text not null,
    message     text not null,
    package_id  text not null,
    local       boolean not null,
    file        text,
    line        integer,
    rendered    text not null,
    message_key text not null,
    primary key (attempt_id, position)
);

create table test_result (
    attempt_id integer not null references attempt on delete cascade,
    position   integer not null,
    target     text not null,
    name       text not null,
    result     text not null,
    primary key (attempt_id, position)
);

-- For people with a SQL prompt: every stored outcome, by names.
create view result as
select experiment.name           as experiment,
       experiment_crate.crate_id as crate,
       experiment_toolchain.spec as toolchain,
       attempt.toolchain_position,
       attempt.number,
       attempt.outcome
from attempt
join experiment_crate on experiment_crate.id = attempt.experiment_crate_id
join experiment on experiment.id = experiment_crate.experiment_id
join experiment_toolchain on experiment_toolchain.experiment_id = experiment.id
                         and experiment_toolchain.position = attempt.toolchain_position;

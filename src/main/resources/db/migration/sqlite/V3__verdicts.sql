-- What all attempts at a crate under a candidate (position 1 and on) and the baseline mean together; written once, when
-- nothing more is to be tried. The counts are the evidence: how many of the attempts that count went well.
create table verdict (
    experiment_crate_id integer not null references experiment_crate on delete cascade,
    toolchain_position  integer not null,
    comparison          text not null,
    verdict             text not null,
    baseline_good       integer not null,
    baseline_counted    integer not null,
    candidate_good      integer not null,
    candidate_counted   integer not null,
    primary key (experiment_crate_id, toolchain_position)
);

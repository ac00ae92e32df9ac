-- What differs inside a crate that fails on both sides, how far that is believed, and in what numbers.
alter table verdict add column inside                   text    not null default 'none';
alter table verdict add column inside_verdict           text    not null default 'none';
alter table verdict add column inside_baseline_good     integer not null default 0;
alter table verdict add column inside_baseline_counted  integer not null default 0;
alter table verdict add column inside_candidate_good    integer not null default 0;
alter table verdict add column inside_candidate_counted integer not null default 0;

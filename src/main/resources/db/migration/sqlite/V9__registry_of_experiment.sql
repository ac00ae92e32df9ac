-- Where an experiment's crates come from: the registry's name, and the address of another index, both as configured. Of experiments
-- from before this nobody knows.
alter table experiment add column registry text not null default '';
alter table experiment add column registry_index text not null default '';

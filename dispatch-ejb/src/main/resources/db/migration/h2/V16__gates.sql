-- What runs have to pass before they start: concurrency groups, which people make, and the rates of triggers, which are
-- named '#' and the trigger's id. See docs/adr/0028.

create table dispatch_gate (
  name          character varying(75)       not null primary key,
  maximum       integer                     not null, -- how many may hold a permit at a time
  window_millis bigint,                               -- how long a permit of a rate lasts; null: until the run ends
  within_group  character varying(75),                -- of a rate: the group whose permit its runs need too
  version       bigint                      not null,
  description   character varying(4000),
  created_by    character varying(255)      not null,
  modified_by   character varying(255)      not null,
  date_created  timestamp(3) with time zone not null,
  date_modified timestamp(3) with time zone not null
);

-- Who has passed which gate. A row goes when the run gives up its slot; that of a rate when its window is over.
create table dispatch_permit (
  gate       character varying(75) not null,
  log_id     bigint                not null,
  until_date timestamp(3) with time zone,
  primary key (log_id, gate)
);
create index dispatch_permit_gate on dispatch_permit (gate, until_date);

alter table dispatch_trigger add column concurrency_group character varying(75) references dispatch_gate (name);
alter table dispatch_trigger add column rate_limit integer;
alter table dispatch_trigger add column rate_window_millis bigint;
alter table dispatch_trigger add column start_jitter_millis bigint;

-- The gate in whose line a run stands; null for the line of all others. In the index before the order: however many wait
-- before a gate, nobody reads past them.
alter table dispatch_log add column gate character varying(75);
drop index dispatch_log_open;
create index dispatch_log_open on dispatch_log (is_open, gate, priority desc, planned_date, id);

-- What runs have to pass before they start: concurrency groups, which people make, and the rates of triggers, which are
-- named '#' and the trigger's id. See docs/adr/0028.
set local statement_timeout = 0;

create table dispatch_gate (
  name          character varying(75) collate "C" not null primary key,
  maximum       integer                           not null, -- how many may hold a permit at a time
  window_millis bigint,                                     -- how long a permit of a rate lasts; null: until the run ends
  within_group  character varying(75) collate "C",          -- of a rate: the group whose permit its runs need too
  version       bigint                            not null,
  description   character varying(4000),
  created_by    character varying(255)            not null,
  modified_by   character varying(255)            not null,
  date_created  timestamp(3) with time zone       not null,
  date_modified timestamp(3) with time zone       not null
);

-- Who has passed which gate. A row goes when the run gives up its slot; that of a rate when its window is over.
create table dispatch_permit (
  gate       character varying(75) collate "C" not null,
  log_id     bigint                            not null,
  until_date timestamp(3) with time zone,
  primary key (log_id, gate)
) with (
  -- Each run leaves a dead row behind, and all that are there are counted: few pages, vacuumed often.
  autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_scale_factor = 0
);
create index dispatch_permit_gate on dispatch_permit (gate, until_date);

alter table dispatch_trigger
  add column concurrency_group   character varying(75) collate "C" references dispatch_gate (name),
  add column rate_limit          integer,
  add column rate_window_millis  bigint,
  add column start_jitter_millis bigint;
create index dispatch_trigger_group on dispatch_trigger (concurrency_group) where concurrency_group is not null;

-- The gate in whose line a run stands; null for the line of all others, which has no rows of those that stand elsewhere:
-- however many wait before a gate, nobody reads past them.
alter table dispatch_log add column gate character varying(75) collate "C";
drop index dispatch_log_open_line;
create index dispatch_log_open_line on dispatch_log_open (priority desc, planned_date, (id + 0)) where gate is null;
create index dispatch_log_open_gate on dispatch_log_open (gate, priority desc, planned_date, (id + 0)) where gate is not null;

-- Of triggers that keep to a calendar alone: a row of a trigger is written at every fire, in each index that it is in.
create index dispatch_trigger_of_calendar on dispatch_trigger (calendar) where calendar is not null;
create index dispatch_trigger_of_only_calendar on dispatch_trigger (only_calendar)
  where only_calendar is not null;

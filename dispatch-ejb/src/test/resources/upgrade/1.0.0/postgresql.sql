-- The schema as its migrations made it, made by WriteFixtureTest.

-- V1
-- The whole schema, in what H2 and PostgreSQL both understand. Instants are whole milliseconds.
-- Indexes that differ between the databases stand in V2 of each.

create sequence dispatch_trigger_seq start with 1 increment by 1 cache 1;
-- A node takes log ids in blocks of this size: keep it equal to LogIds.BLOCK. Nothing is cached
-- besides: H2 loses what it cached when it is killed, which would be 32 blocks.
create sequence dispatch_log_seq start with 1 increment by 100 cache 1;

create table dispatch_trigger (
  id                      bigint                      not null primary key,
  version                 bigint                      not null,
  external_reference_code character varying(75)       not null,
  name                    character varying(75)       not null,
  description             character varying(4000),
  executor_type           character varying(75)       not null,
  task_settings           character varying           not null,
  active                  boolean                     not null,
  cron_expression         character varying(255),
  interval_millis         bigint,
  run_once_date           timestamp(3) with time zone,
  time_zone_id            character varying(64)       not null,
  daylight_saving_rule    character varying(10)       not null,
  start_date              timestamp(3) with time zone,
  end_date                timestamp(3) with time zone,
  misfire_policy          character varying(10)       not null,
  overlap_allowed         boolean                     not null,
  cluster_mode            character varying(12)       not null,
  priority                integer                     not null,
  timeout_millis          bigint,
  max_attempts            integer                     not null,
  retry_delay_millis      bigint                      not null,
  retry_max_delay_millis  bigint                      not null,
  log_retention_millis    bigint                      not null,
  pause_after_failures    integer,
  requests_recovery       boolean                     not null default false,
  system_trigger          boolean                     not null,
  created_by              character varying(255)      not null,
  modified_by             character varying(255)      not null,
  date_created            timestamp(3) with time zone not null,
  date_modified           timestamp(3) with time zone not null,

  -- Written by the engine, in statements that leave version alone.
  anchor_date             timestamp(3) with time zone, -- where an interval without a start counts from
  next_due_date           timestamp(3) with time zone, -- the next fire or skipped time
  next_fire_date          timestamp(3) with time zone, -- the next fire
  previous_fire_date      timestamp(3) with time zone,
  newest_log_id           bigint,                      -- the log with the latest planned date
  newest_planned_date     timestamp(3) with time zone,
  failures_in_a_row       integer                     not null default 0, -- counted while they matter

  constraint dispatch_trigger_name unique (name),
  constraint dispatch_trigger_erc unique (external_reference_code)
);

create table dispatch_trigger_label (
  trigger_id bigint                not null references dispatch_trigger (id) on delete cascade,
  position   integer               not null,
  label      character varying(40) not null,
  primary key (trigger_id, position)
);
create index dispatch_trigger_label_label on dispatch_trigger_label (label, trigger_id);

-- One row for each run, and for what did not run. It outlives its trigger, so there is no foreign key.
create table dispatch_log (
  id                bigint                      not null primary key,
  trigger_id        bigint                      not null,
  trigger_name      character varying(75)       not null,
  executor_type     character varying(75)       not null,
  task_settings     character varying           not null,
  status            character varying(11)       not null,
  cause             character varying(8)        not null,
  reason            character varying(17),
  planned_date      timestamp(3) with time zone not null,
  fire_date         timestamp(3) with time zone not null, -- the planned date of the first attempt
  target_node       character varying(255)      not null, -- '*': any node
  serial            bigint                      not null,
  priority          integer                     not null,
  waits             boolean                     not null, -- whether it waits while its trigger's slot is taken
  queued_date       timestamp(3) with time zone not null,
  start_date        timestamp(3) with time zone,
  end_date          timestamp(3) with time zone,
  node              character varying(255),
  incarnation       character varying(36),
  token             bigint                      not null, -- rises with each claim and at the end
  attempt           integer                     not null,
  origin_log_id     bigint,
  missed_count      integer,
  missed_until_date timestamp(3) with time zone,
  error_text        character varying,
  stack_trace       character varying,
  output_bytes      bigint                      not null,
  output_truncated  boolean                     not null,
  progress_percent  integer,
  progress_message  character varying(255),
  requested_by      character varying(255),
  cancel_date       timestamp(3) with time zone,
  canceled_by       character varying(255),
  constraint dispatch_log_once unique (trigger_id, planned_date, target_node, serial)
);
create index dispatch_log_queued on dispatch_log (queued_date, id);
create index dispatch_log_trigger_queued on dispatch_log (trigger_id, queued_date, id);

-- The output of a run in UTF-8; position is the first byte's place in what is kept.
create table dispatch_log_output (
  log_id   bigint  not null references dispatch_log (id) on delete cascade,
  position integer not null,
  content  bytea   not null,
  primary key (log_id, position)
);

-- Who holds the right to run of a trigger without overlap.
create table dispatch_slot (
  trigger_id  bigint                 not null,
  target_node character varying(255) not null,
  log_id      bigint                 not null,
  primary key (trigger_id, target_node)
);

create table dispatch_node (
  name                character varying(255)      not null primary key,
  incarnation         character varying(36)       not null,
  started_date        timestamp(3) with time zone not null,
  heartbeat_date      timestamp(3) with time zone not null,
  draining            boolean                     not null,
  max_concurrent_runs integer                     not null,
  executor_types      character varying           not null
);

create table dispatch_audit (
  id           bigint generated by default as identity primary key,
  audit_date   timestamp(3) with time zone not null,
  user_name    character varying(255)      not null,
  action       character varying(40)       not null,
  outcome      character varying(10)       not null,
  entity       character varying(40)       not null,
  entity_id    bigint,
  entity_name  character varying(255),
  before_state character varying,
  after_state  character varying,
  detail       character varying(1000) -- why it was refused
);
create index dispatch_audit_date on dispatch_audit (audit_date, id);
create index dispatch_audit_entity on dispatch_audit (entity, entity_id, audit_date, id);
create index dispatch_audit_user on dispatch_audit (user_name, audit_date, id);

create table dispatch_idempotency_key (
  user_name    character varying(255)      not null,
  trigger_id   bigint                      not null,
  request_key  character varying(200)      not null,
  body_hash    character varying(64)       not null,
  log_id       bigint                      not null,
  created_date timestamp(3) with time zone not null,
  primary key (user_name, trigger_id, request_key)
);
create index dispatch_idempotency_key_date on dispatch_idempotency_key (created_date);

-- Who takes a name or an external reference code locks the row of its hash first.
create table dispatch_key_lock (
  stripe integer not null primary key
);
insert into dispatch_key_lock (stripe)
values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);

-- One row: whether the whole scheduler is paused, for all nodes.
create table dispatch_scheduler (
  id           integer                not null primary key,
  paused       boolean                not null,
  paused_date  timestamp(3) with time zone, -- of the latest pause
  resumed_date timestamp(3) with time zone, -- of its end; null while it lasts
  changed_by   character varying(255)
);
insert into dispatch_scheduler (id, paused) values (1, false);

-- V2
-- The one index that the engine finds runs by. It says is_open and not status, because a claim changes the latter: as
-- long as no indexed value changes, an update writes no index at all (a heap-only tuple), if its page has room.
alter table dispatch_log add column is_open boolean not null
  generated always as (status in ('QUEUED', 'IN_PROGRESS')) stored;
create index dispatch_log_open on dispatch_log (priority desc, planned_date, id) where is_open;
alter table dispatch_log set (fillfactor = 45);

-- Which runs did not succeed. Triggers are listed by the status of their newest log: those with a rare one are found here,
-- and all others succeeded. Runs that succeed cost it nothing.
alter table dispatch_log add column unsuccessful character varying(11)
  generated always as (case when status not in ('QUEUED', 'IN_PROGRESS', 'SUCCESSFUL') then status end) stored;
create index dispatch_log_unsuccessful on dispatch_log (unsuccessful, id) where unsuccessful is not null;

-- For lists. A page in the order of planned dates; triggers by name or code with their ids beside it, so that a late page
-- reads no row before its own. Names are searched in lower case, which takes longer to make than to compare.
create index dispatch_log_planned on dispatch_log (planned_date, id);
alter table dispatch_trigger
  drop constraint dispatch_trigger_name,
  drop constraint dispatch_trigger_erc,
  add column search_name character varying not null generated always as (lower(name)) stored;
alter table dispatch_trigger
  add constraint dispatch_trigger_name unique (name) include (id),
  add constraint dispatch_trigger_erc unique (external_reference_code) include (id);
-- Beside the date whether it counts, so that active triggers are counted in the index.
create index dispatch_trigger_due on dispatch_trigger (next_due_date, id) include (active);

-- What ended when, and values that are rare, or all of one time. It says of each range of pages what is in there, so it
-- costs an insert next to nothing. Where a value is frequent, a walk in order finds enough of it soon.
create index dispatch_log_when_ended on dispatch_log using brin (end_date) with (pages_per_range = 32, autosummarize = on);
do $$
begin
  -- Before 16 an index of this kind keeps updates from being heap-only, and a claim changes status and node.
  if current_setting('server_version_num')::int >= 160000 then
    create index dispatch_log_rare on dispatch_log
      using brin (status text_bloom_ops, cause text_bloom_ops, node text_bloom_ops)
      with (pages_per_range = 32, autosummarize = on);
  end if;
end $$;

-- V3
-- Open runs apart from history. An open run is written several times and is found by what is due: it lives in a small table
-- with few indexes. When it ends PostgreSQL moves its row to the history, which has the indexes that lists need and
-- writes each of them once for each run. See docs/adr/0009.
set local statement_timeout = 0;

-- No key can refer to rows that move between two tables: our own statements delete outputs together with their logs.
alter table dispatch_log_output drop constraint dispatch_log_output_log_id_fkey;

-- What there is becomes the history where it stands, with its indexes: only open runs are copied.
alter index dispatch_log_open rename to dispatch_log_history_open;
alter table dispatch_log rename to dispatch_log_history;
alter table dispatch_log_history rename constraint dispatch_log_pkey to dispatch_log_history_pkey;
alter table dispatch_log_history rename constraint dispatch_log_once to dispatch_log_history_once;
alter index dispatch_log_queued rename to dispatch_log_history_queued;
alter index dispatch_log_trigger_queued rename to dispatch_log_history_trigger_queued;
alter index dispatch_log_planned rename to dispatch_log_history_planned;
alter index dispatch_log_unsuccessful rename to dispatch_log_history_unsuccessful;
alter index dispatch_log_when_ended rename to dispatch_log_history_when_ended;
alter index if exists dispatch_log_rare rename to dispatch_log_history_rare;
alter table dispatch_log_history alter column is_open drop expression;
alter table dispatch_log_history reset (fillfactor);

-- The checks hold the two apart, and tell the planner which of them a query need not look into.
create table dispatch_log (like dispatch_log_history including generated) partition by list (is_open);
create table dispatch_log_open (
  like dispatch_log_history including generated,
  constraint dispatch_log_open_check check (
    is_open and status in ('QUEUED', 'IN_PROGRESS') and unsuccessful is null and end_date is null)
) with (
  -- A claim changes no value that is indexed: as long as its page has room it writes no index (a heap-only tuple).
  fillfactor = 35,
  -- Each run leaves a dead row behind, so these few pages are vacuumed often.
  autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_analyze_threshold = 1000,
  autovacuum_analyze_scale_factor = 0
);
insert into dispatch_log_open (id, trigger_id, trigger_name, executor_type, task_settings, status, cause, reason,
  planned_date, fire_date, target_node, serial, priority, waits, queued_date, start_date, node, incarnation, token, attempt,
  origin_log_id, missed_count, missed_until_date, error_text, stack_trace, output_bytes, output_truncated,
  progress_percent, progress_message, requested_by, cancel_date, canceled_by, is_open)
select id, trigger_id, trigger_name, executor_type, task_settings, status, cause, reason,
  planned_date, fire_date, target_node, serial, priority, waits, queued_date, start_date, node, incarnation, token, attempt,
  origin_log_id, missed_count, missed_until_date, error_text, stack_trace, output_bytes, output_truncated,
  progress_percent, progress_message, requested_by, cancel_date, canceled_by, is_open
from dispatch_log_history where is_open;
delete from dispatch_log_history where is_open;
drop index dispatch_log_history_open;
alter table dispatch_log_history add constraint dispatch_log_history_check check (
  not is_open and status not in ('QUEUED', 'IN_PROGRESS'));

alter table dispatch_log_open
  add constraint dispatch_log_open_pkey primary key (id),
  add constraint dispatch_log_open_once unique (trigger_id, planned_date, target_node, serial);
-- What is due, in line. The id stands in it as an expression, so that it is no index of ids: the table is often empty, and
-- a plan that was made then would find hundreds of ids by reading all of this one.
create index dispatch_log_open_line on dispatch_log_open (priority desc, planned_date, (id + 0));

alter table dispatch_log attach partition dispatch_log_open for values in (true);
alter table dispatch_log attach partition dispatch_log_history for values in (false);

-- V4
-- Which version each node runs; null for one that has not started since.
alter table dispatch_node add column product_version character varying(40);

-- V5
-- What runs came to, by trigger and day, and by hour: rolled up from history in the background, never by a run itself. See
-- docs/adr/0014. Days and hours are those of the planned date, in UTC.

create table dispatch_trigger_day (
  trigger_id  bigint            not null, -- no foreign key: it would lock triggers that are about to fire
  day_number  integer           not null, -- days since 1970-01-01
  successful  integer           not null,
  failed      integer           not null,
  canceled    integer           not null,
  timed_out   integer           not null,
  missed      integer           not null,
  busy_millis bigint            not null, -- of all runs that started and ended
  run_times   character varying not null, -- how many successful runs took about how long
  primary key (trigger_id, day_number)
);

-- How long the latest successful runs of each trigger took, oldest first, and the median of that.
create table dispatch_trigger_usual (
  trigger_id   bigint            not null primary key,
  latest       character varying not null,
  usual_millis bigint            not null
);

create table dispatch_hour (
  start_date timestamp(3) with time zone not null primary key,
  successful integer                     not null,
  failed     integer                     not null,
  canceled   integer                     not null,
  timed_out  integer                     not null,
  missed     integer                     not null
);

-- One row: all runs that were queued before that date are rolled up, but for those that were open then.
create table dispatch_roll_up (
  id         integer                     not null primary key,
  until_date timestamp(3) with time zone not null
);
insert into dispatch_roll_up (id, until_date) values (1, timestamp with time zone '1970-01-01 00:00:00+00');

create table dispatch_roll_up_open (
  log_id bigint not null primary key
);

-- V6
-- Whether a node starts runs: not while its server boots, is suspended or stops. A fire on all nodes is addressed to
-- those that do.
alter table dispatch_node add column accepting boolean default true not null;

-- What the executors of each node say of themselves: other nodes show them and check triggers against it.
create table dispatch_node_executor (
  node_name     character varying(255) not null,
  executor_type character varying(75)  not null,
  description   character varying      not null,
  primary key (node_name, executor_type)
);

-- V7
-- One short text that a run leaves as its result.
alter table dispatch_log add column result_text character varying(4096);

-- What a run leaves for the next run of its trigger: a JSON object of texts.
create table dispatch_trigger_state (
  trigger_id bigint            not null primary key references dispatch_trigger (id) on delete cascade,
  state_text character varying not null
);

-- V9
-- Which deployment declares a trigger, and what it said last: by that what people have changed since is told from what
-- follows the next declaration. A table of its own: rows of triggers are read and written at every fire.
create table dispatch_declaration (
  trigger_id bigint                 not null primary key references dispatch_trigger (id) on delete cascade,
  deployment character varying(255) not null,
  stated     character varying      not null, -- JSON, with the names of the admin API
  withdrawn  boolean                not null  -- whether the deployment does not declare it any more
);

-- V10
-- The files of triggers, and those that are on their way in: these have no trigger yet, and are removed when nothing came
-- for a while. Tables of their own: rows of triggers are read and written at every fire.
create sequence dispatch_file_seq;

create table dispatch_file (
  id           bigint                   not null primary key,
  trigger_id   bigint                   unique references dispatch_trigger (id) on delete cascade,
  file_name    character varying(255)   not null,
  size_bytes   bigint                   not null,
  sha256       character varying(64)    not null,
  date_touched timestamp with time zone not null
);

create table dispatch_file_piece (
  file_id     bigint  not null references dispatch_file (id) on delete cascade,
  piece       integer not null, -- from 0
  piece_bytes bytea   not null,
  primary key (file_id, piece)
);

-- V11
-- Who saved a chain last, and whether as an administrator: by that it is judged what its runs may start.
create table dispatch_chain (
  trigger_id bigint                 not null primary key references dispatch_trigger (id) on delete cascade,
  saved_by   character varying(255) not null,
  by_admin   boolean                not null
);

-- Which triggers the chains run, as they are saved. No key refers to the members: they may be deleted.
create table dispatch_chain_edge (
  trigger_id bigint not null references dispatch_trigger (id) on delete cascade,
  member_id  bigint not null,
  primary key (trigger_id, member_id)
);

-- The runs of chains that have begun and not ended. No thread waits for their members.
create table dispatch_chain_run (
  log_id        bigint  not null primary key,
  trigger_id    bigint  not null,
  step          integer not null, -- the step that is in progress; -1 before the first
  deadline_date timestamp(3) with time zone
);
create index dispatch_chain_run_trigger on dispatch_chain_run (trigger_id);

-- The members of those runs, with the triggers that they were when the run began.
create table dispatch_chain_member (
  log_id     bigint  not null references dispatch_chain_run (log_id) on delete cascade,
  position   integer not null,
  trigger_id bigint  not null,
  first_logs character varying,       -- the first attempts, with commas between them; null before it starts
  status     character varying(11),   -- what it came to; null before
  error_text character varying(1024), -- why it did not start
  primary key (log_id, position)
);

-- Who saves or starts a chain locks this row first: two changes that make a circle only together come one after the other.
insert into dispatch_key_lock (stripe) values (16);

-- V12
-- The run of a chain that a run belongs to. Others are in no index of it, and cost nothing more.
alter table dispatch_log add column parent_log_id bigint;
create index dispatch_log_open_parent on dispatch_log_open (parent_log_id, id) where parent_log_id is not null;
create index dispatch_log_history_parent on dispatch_log_history (parent_log_id, id) where parent_log_id is not null;

-- V13
-- Whom to tell what of, and how.
create table dispatch_alert_rule (
  id                  bigint generated by default as identity primary key,
  version             bigint                      not null,
  name                character varying(75)       not null,
  description         character varying(4000),
  active              boolean                     not null,
  condition_kind      character varying(17)       not null,
  failures            integer,
  duration_millis     bigint,
  times_usual         integer,
  trigger_ids         character varying           not null, -- a JSON array; with labels none: all triggers
  labels              character varying           not null, -- a JSON array
  channel             character varying(7)        not null,
  channel_settings    character varying           not null, -- a JSON object of texts
  group_window_millis bigint                      not null,
  muted_until_date    timestamp(3) with time zone,
  next_group_date     timestamp(3) with time zone not null, -- no further message is made before
  created_by          character varying(255)      not null,
  modified_by         character varying(255)      not null,
  date_created        timestamp(3) with time zone not null,
  date_modified       timestamp(3) with time zone not null
);
create unique index dispatch_alert_rule_name on dispatch_alert_rule (name);

-- The outbox: what happened, written in the transaction in which it did. It refers to rules without a foreign key: the
-- end of a run must not fail, nor wait, because a rule is being deleted.
create table dispatch_alert_event (
  id            bigint generated by default as identity primary key,
  rule_id       bigint                      not null,
  event_key     character varying(300)      not null, -- one happening is told once
  delivery_id   bigint,                               -- null: in no message yet
  lasting       boolean                     not null, -- whether it is kept, so that it is not told again
  happened_date timestamp(3) with time zone not null,
  trigger_id    bigint,
  trigger_name  character varying(75),
  executor_type character varying(75),
  log_id        bigint,
  node          character varying(255),
  detail        character varying(1000)
);
create unique index dispatch_alert_event_key on dispatch_alert_event (rule_id, event_key);
create index dispatch_alert_event_delivery on dispatch_alert_event (delivery_id, rule_id);

-- Triggers of which a rule waits for the next success.
create table dispatch_alert_watch (
  rule_id       bigint                      not null,
  trigger_id    bigint                      not null,
  trigger_name  character varying(75)       not null,
  executor_type character varying(75)       not null,
  since_date    timestamp(3) with time zone not null,
  looked_date   timestamp(3) with time zone not null, -- all that was queued before has ended and was looked at
  primary key (rule_id, trigger_id)
);

-- Messages, sent and to be sent. They outlive their rules.
create table dispatch_alert_delivery (
  id                  bigint generated by default as identity primary key,
  rule_id             bigint                      not null,
  rule_name           character varying(75)       not null,
  condition_kind      character varying(17)       not null,
  channel             character varying(7)        not null,
  message_id          character varying(36)       not null,
  test                boolean                     not null,
  status              character varying(7)        not null,
  events              integer                     not null,
  first_date          timestamp(3) with time zone not null,
  last_date           timestamp(3) with time zone not null,
  content             character varying           not null, -- the first events, as JSON
  created_date        timestamp(3) with time zone not null,
  next_date           timestamp(3) with time zone not null, -- it is not tried before
  attempts            integer                     not null,
  token               bigint                      not null, -- rises with each claim
  claimed_until_date  timestamp(3) with time zone,
  claimed_node        character varying(255),
  claimed_incarnation character varying(36),
  end_date            timestamp(3) with time zone,
  error_text          character varying(1000)
);
create index dispatch_alert_delivery_date on dispatch_alert_delivery (created_date, id);
create index dispatch_alert_delivery_rule on dispatch_alert_delivery (rule_id, created_date, id);
create index dispatch_alert_delivery_status on dispatch_alert_delivery (status, next_date);

-- One row: the version of all rules, by which nodes see that one has changed, and until when a node watches for all.
create table dispatch_alert_state (
  id                 integer                     not null primary key,
  version            bigint                      not null,
  watched_until_date timestamp(3) with time zone not null
);
insert into dispatch_alert_state (id, version, watched_until_date)
values (1, 1, timestamp with time zone '1970-01-01 00:00:00+00');

-- V14
-- Business calendars, and triggers that keep to them; recurrence rules as a further kind of schedule.
create sequence dispatch_calendar_seq start with 1 increment by 1 cache 1;

create table dispatch_calendar (
  id            bigint                      not null primary key,
  name          character varying(75)       not null,
  description   character varying(4000),
  content       character varying           not null, -- JSON, with the names of the admin API
  entry_count   integer                     not null, -- of its days, hours and windows
  version       bigint                      not null,
  created_by    character varying(255)      not null,
  modified_by   character varying(255)      not null,
  date_created  timestamp(3) with time zone not null,
  date_modified timestamp(3) with time zone not null,

  constraint dispatch_calendar_name unique (name)
);

alter table dispatch_trigger add column rrule character varying(1000);
alter table dispatch_trigger add column calendar character varying(75);
alter table dispatch_trigger add column only_calendar character varying(75);
alter table dispatch_trigger add column calendar_rule character varying(12) default 'SKIP' not null;
alter table dispatch_trigger add constraint dispatch_trigger_calendar
  foreign key (calendar) references dispatch_calendar (name);
alter table dispatch_trigger add constraint dispatch_trigger_only_calendar
  foreign key (only_calendar) references dispatch_calendar (name);

-- V15
-- Past instants of a trigger that users have run, and how far that is.
create table dispatch_backfill (
  id            bigint generated by default as identity primary key,
  trigger_id    bigint                      not null references dispatch_trigger (id) on delete cascade,
  from_date     timestamp(3) with time zone not null,
  to_date       timestamp(3) with time zone not null, -- exclusive
  newest_first  boolean                     not null,
  parallel      integer                     not null,
  total         integer                     not null,
  started       integer                     not null, -- how many instants have been queued
  created_by    character varying(255)      not null,
  date_created  timestamp(3) with time zone not null,
  canceled_by   character varying(255),
  is_open       boolean                     not null,
  end_date      timestamp(3) with time zone
);
create index dispatch_backfill_trigger on dispatch_backfill (trigger_id, id);
create index dispatch_backfill_open on dispatch_backfill (is_open, id);

-- Its instants, in the order in which they run.
create table dispatch_backfill_fire (
  backfill_id  bigint                      not null references dispatch_backfill (id) on delete cascade,
  position     integer                     not null,
  planned_date timestamp(3) with time zone not null,
  status       character varying(11), -- what it came to; null before
  primary key (backfill_id, position)
);

-- The first attempts of those that have been queued and have not ended.
create table dispatch_backfill_run (
  log_id      bigint  not null primary key,
  backfill_id bigint  not null references dispatch_backfill (id) on delete cascade,
  position    integer not null
);
create index dispatch_backfill_run_backfill on dispatch_backfill_run (backfill_id);

-- V16
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

-- V17
-- The groups that a trigger names: who may see, run and edit it. See docs/adr/0030.
alter table dispatch_trigger add column access_groups character varying; -- a JSON object; null: the roles decide alone

-- The groups that may see a trigger which not everybody may. Not a word of it is read by the path of a run. Without a
-- foreign key: logs and messages outlive their triggers, and stay hidden.
create table dispatch_trigger_viewer (
  trigger_id bigint                 not null,
  group_name character varying(100) not null,
  primary key (trigger_id, group_name)
);

-- The groups of whoever saved a chain, by whose authority it runs its members.
alter table dispatch_chain add column saver_groups character varying; -- a JSON array

-- The triggers of which a message tells, so that it is shown to those alone who may see them.
create table dispatch_alert_delivery_trigger (
  delivery_id bigint not null references dispatch_alert_delivery (id) on delete cascade,
  trigger_id  bigint not null,
  primary key (delivery_id, trigger_id)
);

-- V18
-- How long and how many logs of a trigger are kept, by what they came to; null: as the configuration says.
set local statement_timeout = 0;

alter table dispatch_trigger
  add column failed_log_retention_millis   bigint,
  add column canceled_log_retention_millis bigint,
  add column log_limit                     integer,
  add column successful_log_limit          integer,
  add column failed_log_limit              integer,
  add column canceled_log_limit            integer;

-- By these the n-th newest failure of a trigger is found among a million runs that succeeded, which are in none of them.
create index dispatch_log_history_failed on dispatch_log_history (trigger_id, queued_date, id)
  where unsuccessful in ('FAILED', 'TIMED_OUT');
create index dispatch_log_history_canceled on dispatch_log_history (trigger_id, queued_date, id)
  where unsuccessful in ('CANCELED', 'MISSED');

-- V19
-- Since when a node drains, and who wanted that; null while it does not. An older release drains and resumes without them:
-- they count only while draining is true, and each heartbeat of a node that does not drain clears its own.
alter table dispatch_node add column drained_date timestamp(3) with time zone;
alter table dispatch_node add column drained_by   character varying(255);

create table flyway_schema_history (
  installed_rank integer not null constraint flyway_schema_history_pk primary key,
  version character varying(50),
  description character varying(200) not null,
  type character varying(20) not null,
  script character varying(1000) not null,
  checksum integer,
  installed_by character varying(100) not null,
  installed_on timestamp not null default now(),
  execution_time integer not null,
  success boolean not null
);
create index flyway_schema_history_s_idx on flyway_schema_history (success);
insert into flyway_schema_history
values (1, '1', 'triggers logs nodes audit', 'SQL', 'V1__triggers_logs_nodes_audit.sql', -493495338, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (2, '2', 'open runs', 'SQL', 'V2__open_runs.sql', 660473822, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (3, '3', 'open runs apart', 'SQL', 'V3__open_runs_apart.sql', -140355891, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (4, '4', 'version of nodes', 'SQL', 'V4__version_of_nodes.sql', 1628337222, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (5, '5', 'statistics', 'SQL', 'V5__statistics.sql', -1446803995, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (6, '6', 'nodes that start runs', 'SQL', 'V6__nodes_that_start_runs.sql', 1980580590, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (7, '7', 'what runs leave', 'SQL', 'V7__what_runs_leave.sql', -1664143539, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (8, '9', 'declarations', 'SQL', 'V9__declarations.sql', 1262795061, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (9, '10', 'files', 'SQL', 'V10__files.sql', -2001781061, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (10, '11', 'chains', 'SQL', 'V11__chains.sql', -2031478319, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (11, '12', 'members of chains', 'SQL', 'V12__members_of_chains.sql', -1563692832, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (12, '13', 'alerts', 'SQL', 'V13__alerts.sql', -1383227212, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (13, '14', 'calendars', 'SQL', 'V14__calendars.sql', 514720566, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (14, '15', 'backfills', 'SQL', 'V15__backfills.sql', 1700337323, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (15, '16', 'gates and indexes of calendars', 'SQL', 'V16__gates_and_indexes_of_calendars.sql', -1534165280, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (16, '17', 'access', 'SQL', 'V17__access.sql', -1274112627, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (17, '18', 'log limits', 'SQL', 'V18__log_limits.sql', 664053133, 'dispatch', '2026-11-24 00:00:00', 1, true);
insert into flyway_schema_history
values (18, '19', 'expand who drains a node', 'SQL', 'V19__expand_who_drains_a_node.sql', 163847642, 'dispatch', '2026-11-24 00:00:00', 1, true);

-- Some of everything that a database of this release may hold, for H2 and PostgreSQL alike: node n1 was killed at noon.
-- A table that comes needs a row here (WriteFixtureTest).
insert into dispatch_calendar (id, name, description, content, entry_count, version, created_by, modified_by, date_created, date_modified)
values (1, 'Holidays', 'of the land', '{"days":[{"date":"2026-12-25","until":"2026-12-26","name":"Christmas"}],"weeklyHours":[],"windows":[]}', 1, 2,
  'ada', 'ada', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00');
insert into dispatch_gate (name, maximum, window_millis, within_group, version, description, created_by, modified_by, date_created, date_modified)
values ('mail', 2, null, null, 1, 'what the mail server stands', 'ada', 'ada', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00'),
  ('#3', 5, 60000, 'mail', 0, null, 'ada', 'ada', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00');
insert into dispatch_trigger (id, version, external_reference_code, name, description, executor_type, task_settings, active,
  cron_expression, interval_millis, run_once_date, time_zone_id, daylight_saving_rule, start_date, end_date, misfire_policy,
  overlap_allowed, cluster_mode, priority, timeout_millis, max_attempts, retry_delay_millis, retry_max_delay_millis,
  log_retention_millis, pause_after_failures, requests_recovery, system_trigger, created_by, modified_by, date_created,
  date_modified, anchor_date, next_due_date, next_fire_date, previous_fire_date, newest_log_id, newest_planned_date, failures_in_a_row,
  rrule, calendar, only_calendar, calendar_rule, concurrency_group, rate_limit, rate_window_millis, start_jitter_millis,
  failed_log_retention_millis, canceled_log_retention_millis, log_limit, successful_log_limit, failed_log_limit, canceled_log_limit)
values (1, 3, 'nightly', 'nightly', 'as it was', 'hello', '{"message":"hi"}', true, '0 0 * * * ?', null, null, 'Europe/Berlin', 'RUN_ONCE',
   null, null, 'FIRE_ONCE', false, 'SINGLE_NODE', 4, 60000, 3, 10000, 3600000, 2592000000, 5, true, false, 'ada', 'ed',
   timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, timestamp with time zone '2026-11-24 12:00:00+00', timestamp with time zone '2026-11-24 12:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 107, timestamp with time zone '2026-11-24 12:00:00+00', 1, null, 'Holidays', null, 'SKIP', null, null, null, null,
   7776000000, 86400000, 1000, 100, 500, 10),
  (2, 3, 'all', 'all of it', 'as it was', 'chain', '{"members":"[{\"trigger\":\"nightly\"},{\"trigger\":\"mails\"}]"}', false, null, null, null, 'Europe/Berlin', 'RUN_ONCE',
   null, null, 'FIRE_ONCE', true, 'SINGLE_NODE', 4, 60000, 3, 10000, 3600000, 2592000000, 5, true, false, 'ada', 'ed',
   timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, timestamp with time zone '2026-11-24 11:00:00+00', 108, timestamp with time zone '2026-11-24 12:00:00+00', 1, null, null, null, 'SKIP', null, null, null, null,
   null, null, null, null, null, null),
  (3, 3, 'mails', 'mails', 'as it was', 'hello', '{"message":"mail"}', false, null, null, null, 'Europe/Berlin', 'RUN_ONCE',
   null, null, 'FIRE_ONCE', true, 'SINGLE_NODE', 4, 60000, 3, 10000, 3600000, 2592000000, 5, true, false, 'ada', 'ed',
   timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, timestamp with time zone '2026-11-24 11:00:00+00', 111, timestamp with time zone '2026-11-24 12:00:00+00', 1, null, null, null, 'SKIP', 'mail', 5, 60000, null,
   null, null, null, null, null, null);
insert into dispatch_trigger_label (trigger_id, position, label) values (1, 0, 'orders'), (1, 1, 'managed-by:shop');
insert into dispatch_trigger_state (trigger_id, state_text) values (1, '{"last":"101"}');
insert into dispatch_declaration (trigger_id, deployment, stated, withdrawn)
values (3, 'shop.war', '{"externalReferenceCode":"mails","name":"mails","dispatchTaskExecutorType":"hello"}', false);
insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status, cause, reason, planned_date, fire_date,
  target_node, serial, priority, waits, queued_date, start_date, end_date, node, incarnation, token, attempt, origin_log_id,
  missed_count, missed_until_date, error_text, stack_trace, output_bytes, output_truncated, progress_percent, progress_message,
  requested_by, cancel_date, canceled_by, is_open, result_text, parent_log_id, gate)
values (101, 1, 'nightly', 'hello', '{"message":"hi"}', 'SUCCESSFUL', 'SCHEDULE', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 1, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 'n1', 'before', 1, 1, null, null, null, null, null, 4, false, null, null, null, null, null,
   false, '42', null, null),
  (102, 1, 'nightly', 'hello', '{"message":"hi"}', 'FAILED', 'SCHEDULE', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 2, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 'n1', 'before', 1, 1, null, null, null, 'it broke', null, 0, false, null, null, null, null, null,
   false, null, null, null),
  (103, 1, 'nightly', 'hello', '{"message":"hi"}', 'TIMED_OUT', 'SCHEDULE', 'TIMEOUT', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 3, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 'n1', 'before', 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   false, null, null, null),
  (104, 1, 'nightly', 'hello', '{"message":"hi"}', 'MISSED', 'SCHEDULE', 'MISFIRE', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 4, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, null, 0, 1, null, 7, null, null, null, 0, false, null, null, null, null, null,
   false, null, null, null),
  (105, 1, 'nightly', 'hello', '{"message":"hi"}', 'CANCELED', 'SCHEDULE', 'USER', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 5, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, null, 0, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   false, null, null, null),
  (106, 3, 'mails', 'hello', '{"message":"mail"}', 'QUEUED', 'MANUAL', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 6, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, null, 0, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, null, '#3'),
  (107, 1, 'nightly', 'hello', '{"message":"hi"}', 'IN_PROGRESS', 'SCHEDULE', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 7, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, 'n1', 'before', 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, null, null),
  (108, 2, 'all of it', 'chain', '{"members":"[{\"trigger\":\"nightly\"},{\"trigger\":\"mails\"}]"}', 'IN_PROGRESS', 'SCHEDULE', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 8, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, null, null),
  (109, 1, 'nightly', 'hello', '{"message":"hi"}', 'SUCCESSFUL', 'CHAIN', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 9, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 'n1', 'before', 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   false, null, 108, null),
  (110, 1, 'nightly', 'hello', '{"message":"hi"}', 'QUEUED', 'BACKFILL', null, timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00', '*', 10, 4, false,
   timestamp with time zone '2026-11-24 10:00:00+00', null, null, null, null, 0, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, null, null),
  (111, 3, 'mails', 'hello', '{"message":"mail"}', 'IN_PROGRESS', 'CHAIN', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 11, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, 'n1', 'before', 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, 108, '#3');
insert into dispatch_log_output (log_id, position, content) values (101, 0, cast('said' as bytea)), (107, 0, cast('so far' as bytea));
insert into dispatch_slot (trigger_id, target_node, log_id) values (1, '*', 107);
insert into dispatch_permit (gate, log_id, until_date) values ('mail', 111, null), ('#3', 111, timestamp with time zone '2026-11-24 12:00:00+00');
insert into dispatch_node (name, incarnation, started_date, heartbeat_date, draining, max_concurrent_runs, executor_types, product_version, accepting)
values ('n1', 'before', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 12:00:00+00', false, 16, 'hello', '1.0.0', true);
insert into dispatch_node_executor (node_name, executor_type, description) values ('n1', 'hello', '{}');
insert into dispatch_audit (audit_date, user_name, action, outcome, entity, entity_id, entity_name, before_state, after_state, detail)
values (timestamp with time zone '2026-11-24 10:00:00+00', 'ada', 'CREATE', 'DONE', 'TRIGGER', 1, 'nightly', null, '{"name":"nightly"}', null);
insert into dispatch_idempotency_key (user_name, trigger_id, request_key, body_hash, log_id, created_date)
values ('ada', 3, 'once', 'abc', 106, timestamp with time zone '2026-11-24 11:00:00+00');
update dispatch_scheduler set paused_date = timestamp with time zone '2026-11-24 10:00:00+00', resumed_date = timestamp with time zone '2026-11-24 11:00:00+00', changed_by = 'ada';
insert into dispatch_trigger_day (trigger_id, day_number, successful, failed, canceled, timed_out, missed, busy_millis, run_times)
values (1, 20780, 20, 3, 1, 1, 2, 60000, '');
insert into dispatch_trigger_usual (trigger_id, latest, usual_millis) values (1, '900 1000 1100', 1000);
insert into dispatch_hour (start_date, successful, failed, canceled, timed_out, missed) values (timestamp with time zone '2026-11-24 10:00:00+00', 20, 3, 1, 1, 2);
update dispatch_roll_up set until_date = timestamp with time zone '2026-11-24 11:30:00+00';
insert into dispatch_roll_up_open (log_id) values (106), (107), (108), (110), (111);
insert into dispatch_file (id, trigger_id, file_name, size_bytes, sha256, date_touched)
values (1, 1, 'job.zip', 4, '3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7', timestamp with time zone '2026-11-24 10:00:00+00');
insert into dispatch_file_piece (file_id, piece, piece_bytes) values (1, 0, cast('data' as bytea));
insert into dispatch_chain (trigger_id, saved_by, by_admin) values (2, 'ada', true);
insert into dispatch_chain_edge (trigger_id, member_id) values (2, 1), (2, 3);
insert into dispatch_chain_run (log_id, trigger_id, step, deadline_date) values (108, 2, 1, null);
insert into dispatch_chain_member (log_id, position, trigger_id, first_logs, status, error_text)
values (108, 0, 1, '109', 'SUCCESSFUL', null), (108, 1, 3, '111', null, null);
insert into dispatch_alert_rule (version, name, description, active, condition_kind, failures, duration_millis, times_usual, trigger_ids, labels,
  channel, channel_settings, group_window_millis, muted_until_date, next_group_date, created_by, modified_by, date_created, date_modified)
values (1, 'It failed', 'wakes somebody', true, 'FAILED', null, null, null, '[1]', '[]', 'WEBHOOK', '{"url":"https://example.com/alerts"}', 60000, null,
  timestamp with time zone '2026-11-24 12:00:00+00', 'ada', 'ada', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00');
update dispatch_alert_state set version = 2;
insert into dispatch_alert_event (rule_id, event_key, delivery_id, lasting, happened_date, trigger_id, trigger_name, executor_type, log_id, node, detail)
values (1, 'FAILED 102', null, false, timestamp with time zone '2026-11-24 11:00:00+00', 1, 'nightly', 'hello', 102, 'n1', 'it broke');
insert into dispatch_alert_watch (rule_id, trigger_id, trigger_name, executor_type, since_date, looked_date)
values (1, 1, 'nightly', 'hello', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00');
insert into dispatch_alert_delivery (rule_id, rule_name, condition_kind, channel, message_id, test, status, events, first_date, last_date, content,
  created_date, next_date, attempts, token, claimed_until_date, claimed_node, claimed_incarnation, end_date, error_text)
values (1, 'It failed', 'FAILED', 'WEBHOOK', '0b0e5a34-8d0e-4c58-9c4b-0c7bb2a5a6f1', false, 'PENDING', 1, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '[]', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 1, 1,
  null, null, null, null, 'connection refused');
insert into dispatch_alert_delivery_trigger (delivery_id, trigger_id) values (1, 1);
insert into dispatch_trigger_viewer (trigger_id, group_name) values (3, 'accounting');
insert into dispatch_backfill (trigger_id, from_date, to_date, newest_first, parallel, total, started, created_by, date_created, canceled_by, is_open, end_date)
values (1, timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', false, 1, 2, 1, 'ada', timestamp with time zone '2026-11-24 10:00:00+00', null, true, null);
insert into dispatch_backfill_fire (backfill_id, position, planned_date, status) values (1, 0, timestamp with time zone '2026-11-24 10:00:00+00', null), (1, 1, timestamp with time zone '2026-11-24 11:00:00+00', null);
insert into dispatch_backfill_run (log_id, backfill_id, position) values (110, 1, 0);
alter sequence dispatch_trigger_seq restart with 4;
alter sequence dispatch_log_seq restart with 201;
alter sequence dispatch_file_seq restart with 2;
alter sequence dispatch_calendar_seq restart with 2;

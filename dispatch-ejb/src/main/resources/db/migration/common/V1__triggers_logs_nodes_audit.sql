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

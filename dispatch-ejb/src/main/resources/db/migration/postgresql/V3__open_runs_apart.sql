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

alter table dispatch_log add column is_open boolean
  generated always as (status in ('QUEUED', 'IN_PROGRESS'));

-- H2 has no partial index. It says is_open and not status, which a claim changes: an update leaves alone the indexes whose
-- values stay. Who wants the first in line must order by is_open too, or H2 reads and sorts them all.
create index dispatch_log_open on dispatch_log (is_open, priority desc, planned_date, id);
create index dispatch_trigger_due on dispatch_trigger (next_due_date, id);
create index dispatch_log_ended on dispatch_log (end_date);
create index dispatch_log_planned on dispatch_log (planned_date, id);
alter table dispatch_trigger add column search_name character varying generated always as (lower(name));
alter table dispatch_log add column unsuccessful character varying(11)
  generated always as (case when status not in ('QUEUED', 'IN_PROGRESS', 'SUCCESSFUL') then status end);

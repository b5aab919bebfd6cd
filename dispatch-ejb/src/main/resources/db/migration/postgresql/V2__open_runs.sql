-- The one index that the engine finds runs by. It says is_open and not status, because a claim changes the latter: as
-- long as no indexed value changes, an update writes no index at all (a heap-only tuple), if its page has room.
alter table dispatch_log add column is_open boolean not null
  generated always as (status in ('QUEUED', 'IN_PROGRESS')) stored;
create index dispatch_log_open on dispatch_log (priority desc, planned_date, id) where is_open;
alter table dispatch_log set (fillfactor = 45);

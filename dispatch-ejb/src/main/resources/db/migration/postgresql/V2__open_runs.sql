create index dispatch_log_open on dispatch_log (priority desc, planned_date, id) where status = 'QUEUED';
create index dispatch_log_running on dispatch_log (node) where status = 'IN_PROGRESS';
alter table dispatch_log set (fillfactor = 60);

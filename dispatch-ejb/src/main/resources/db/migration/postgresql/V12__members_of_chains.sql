-- The run of a chain that a run belongs to. Others are in no index of it, and cost nothing more.
alter table dispatch_log add column parent_log_id bigint;
create index dispatch_log_open_parent on dispatch_log_open (parent_log_id, id) where parent_log_id is not null;
create index dispatch_log_history_parent on dispatch_log_history (parent_log_id, id) where parent_log_id is not null;

-- The run of a chain that a run belongs to. H2 has no partial index: here the index has all runs.
alter table dispatch_log add column parent_log_id bigint;
create index dispatch_log_parent on dispatch_log (parent_log_id, id);

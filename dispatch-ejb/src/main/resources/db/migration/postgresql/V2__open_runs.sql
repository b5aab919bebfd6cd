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

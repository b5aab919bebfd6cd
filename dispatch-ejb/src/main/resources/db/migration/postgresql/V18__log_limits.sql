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

-- How long and how many logs of a trigger are kept, by what they came to; null: as the configuration says.
alter table dispatch_trigger add column failed_log_retention_millis   bigint;
alter table dispatch_trigger add column canceled_log_retention_millis bigint;
alter table dispatch_trigger add column log_limit                     integer;
alter table dispatch_trigger add column successful_log_limit          integer;
alter table dispatch_trigger add column failed_log_limit              integer;
alter table dispatch_trigger add column canceled_log_limit            integer;

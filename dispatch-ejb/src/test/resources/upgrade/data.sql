-- Some of everything that a database of this release may hold, for H2 and PostgreSQL alike: node n1 was killed at noon.
-- A table that comes needs a row here (WriteFixtureTest).
insert into dispatch_calendar (id, name, description, content, entry_count, version, created_by, modified_by, date_created, date_modified)
values (1, 'Holidays', 'of the land', '{"days":[{"date":"2026-12-25","until":"2026-12-26","name":"Christmas"}],"weeklyHours":[],"windows":[]}', 1, 2,
  'ada', 'ada', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00');
insert into dispatch_gate (name, maximum, window_millis, within_group, version, description, created_by, modified_by, date_created, date_modified)
values ('mail', 2, null, null, 1, 'what the mail server stands', 'ada', 'ada', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00'),
  ('#3', 5, 60000, 'mail', 0, null, 'ada', 'ada', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00');
insert into dispatch_trigger (id, version, external_reference_code, name, description, executor_type, task_settings, active,
  cron_expression, interval_millis, run_once_date, time_zone_id, daylight_saving_rule, start_date, end_date, misfire_policy,
  overlap_allowed, cluster_mode, priority, timeout_millis, max_attempts, retry_delay_millis, retry_max_delay_millis,
  log_retention_millis, pause_after_failures, requests_recovery, system_trigger, created_by, modified_by, date_created,
  date_modified, anchor_date, next_due_date, next_fire_date, previous_fire_date, newest_log_id, newest_planned_date, failures_in_a_row,
  rrule, calendar, only_calendar, calendar_rule, concurrency_group, rate_limit, rate_window_millis, start_jitter_millis,
  failed_log_retention_millis, canceled_log_retention_millis, log_limit, successful_log_limit, failed_log_limit, canceled_log_limit)
values (1, 3, 'nightly', 'nightly', 'as it was', 'hello', '{"message":"hi"}', true, '0 0 * * * ?', null, null, 'Europe/Berlin', 'RUN_ONCE',
   null, null, 'FIRE_ONCE', false, 'SINGLE_NODE', 4, 60000, 3, 10000, 3600000, 2592000000, 5, true, false, 'ada', 'ed',
   timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, timestamp with time zone '2026-11-24 12:00:00+00', timestamp with time zone '2026-11-24 12:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 107, timestamp with time zone '2026-11-24 12:00:00+00', 1, null, 'Holidays', null, 'SKIP', null, null, null, null,
   7776000000, 86400000, 1000, 100, 500, 10),
  (2, 3, 'all', 'all of it', 'as it was', 'chain', '{"members":"[{\"trigger\":\"nightly\"},{\"trigger\":\"mails\"}]"}', false, null, null, null, 'Europe/Berlin', 'RUN_ONCE',
   null, null, 'FIRE_ONCE', true, 'SINGLE_NODE', 4, 60000, 3, 10000, 3600000, 2592000000, 5, true, false, 'ada', 'ed',
   timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, timestamp with time zone '2026-11-24 11:00:00+00', 108, timestamp with time zone '2026-11-24 12:00:00+00', 1, null, null, null, 'SKIP', null, null, null, null,
   null, null, null, null, null, null),
  (3, 3, 'mails', 'mails', 'as it was', 'hello', '{"message":"mail"}', false, null, null, null, 'Europe/Berlin', 'RUN_ONCE',
   null, null, 'FIRE_ONCE', true, 'SINGLE_NODE', 4, 60000, 3, 10000, 3600000, 2592000000, 5, true, false, 'ada', 'ed',
   timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, timestamp with time zone '2026-11-24 11:00:00+00', 111, timestamp with time zone '2026-11-24 12:00:00+00', 1, null, null, null, 'SKIP', 'mail', 5, 60000, null,
   null, null, null, null, null, null);
insert into dispatch_trigger_label (trigger_id, position, label) values (1, 0, 'orders'), (1, 1, 'managed-by:shop');
insert into dispatch_trigger_state (trigger_id, state_text) values (1, '{"last":"101"}');
insert into dispatch_declaration (trigger_id, deployment, stated, withdrawn)
values (3, 'shop.war', '{"externalReferenceCode":"mails","name":"mails","dispatchTaskExecutorType":"hello"}', false);
insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status, cause, reason, planned_date, fire_date,
  target_node, serial, priority, waits, queued_date, start_date, end_date, node, incarnation, token, attempt, origin_log_id,
  missed_count, missed_until_date, error_text, stack_trace, output_bytes, output_truncated, progress_percent, progress_message,
  requested_by, cancel_date, canceled_by, is_open, result_text, parent_log_id, gate)
values (101, 1, 'nightly', 'hello', '{"message":"hi"}', 'SUCCESSFUL', 'SCHEDULE', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 1, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 'n1', 'before', 1, 1, null, null, null, null, null, 4, false, null, null, null, null, null,
   false, '42', null, null),
  (102, 1, 'nightly', 'hello', '{"message":"hi"}', 'FAILED', 'SCHEDULE', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 2, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 'n1', 'before', 1, 1, null, null, null, 'it broke', null, 0, false, null, null, null, null, null,
   false, null, null, null),
  (103, 1, 'nightly', 'hello', '{"message":"hi"}', 'TIMED_OUT', 'SCHEDULE', 'TIMEOUT', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 3, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 'n1', 'before', 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   false, null, null, null),
  (104, 1, 'nightly', 'hello', '{"message":"hi"}', 'MISSED', 'SCHEDULE', 'MISFIRE', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 4, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, null, 0, 1, null, 7, null, null, null, 0, false, null, null, null, null, null,
   false, null, null, null),
  (105, 1, 'nightly', 'hello', '{"message":"hi"}', 'CANCELED', 'SCHEDULE', 'USER', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 5, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, null, 0, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   false, null, null, null),
  (106, 3, 'mails', 'hello', '{"message":"mail"}', 'QUEUED', 'MANUAL', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 6, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, null, 0, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, null, '#3'),
  (107, 1, 'nightly', 'hello', '{"message":"hi"}', 'IN_PROGRESS', 'SCHEDULE', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 7, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, 'n1', 'before', 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, null, null),
  (108, 2, 'all of it', 'chain', '{"members":"[{\"trigger\":\"nightly\"},{\"trigger\":\"mails\"}]"}', 'IN_PROGRESS', 'SCHEDULE', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 8, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, null, null, 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, null, null),
  (109, 1, 'nightly', 'hello', '{"message":"hi"}', 'SUCCESSFUL', 'CHAIN', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 9, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 'n1', 'before', 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   false, null, 108, null),
  (110, 1, 'nightly', 'hello', '{"message":"hi"}', 'QUEUED', 'BACKFILL', null, timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00', '*', 10, 4, false,
   timestamp with time zone '2026-11-24 10:00:00+00', null, null, null, null, 0, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, null, null),
  (111, 3, 'mails', 'hello', '{"message":"mail"}', 'IN_PROGRESS', 'CHAIN', null, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '*', 11, 4, false,
   timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', null, 'n1', 'before', 1, 1, null, null, null, null, null, 0, false, null, null, null, null, null,
   true, null, 108, '#3');
insert into dispatch_log_output (log_id, position, content) values (101, 0, cast('said' as bytea)), (107, 0, cast('so far' as bytea));
insert into dispatch_slot (trigger_id, target_node, log_id) values (1, '*', 107);
insert into dispatch_permit (gate, log_id, until_date) values ('mail', 111, null), ('#3', 111, timestamp with time zone '2026-11-24 12:00:00+00');
insert into dispatch_node (name, incarnation, started_date, heartbeat_date, draining, max_concurrent_runs, executor_types, product_version, accepting)
values ('n1', 'before', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 12:00:00+00', false, 16, 'hello', '1.0.0', true);
insert into dispatch_node_executor (node_name, executor_type, description) values ('n1', 'hello', '{}');
insert into dispatch_audit (audit_date, user_name, action, outcome, entity, entity_id, entity_name, before_state, after_state, detail)
values (timestamp with time zone '2026-11-24 10:00:00+00', 'ada', 'CREATE', 'DONE', 'TRIGGER', 1, 'nightly', null, '{"name":"nightly"}', null);
insert into dispatch_idempotency_key (user_name, trigger_id, request_key, body_hash, log_id, created_date)
values ('ada', 3, 'once', 'abc', 106, timestamp with time zone '2026-11-24 11:00:00+00');
update dispatch_scheduler set paused_date = timestamp with time zone '2026-11-24 10:00:00+00', resumed_date = timestamp with time zone '2026-11-24 11:00:00+00', changed_by = 'ada';
insert into dispatch_trigger_day (trigger_id, day_number, successful, failed, canceled, timed_out, missed, busy_millis, run_times)
values (1, 20780, 20, 3, 1, 1, 2, 60000, '');
insert into dispatch_trigger_usual (trigger_id, latest, usual_millis) values (1, '900 1000 1100', 1000);
insert into dispatch_hour (start_date, successful, failed, canceled, timed_out, missed) values (timestamp with time zone '2026-11-24 10:00:00+00', 20, 3, 1, 1, 2);
update dispatch_roll_up set until_date = timestamp with time zone '2026-11-24 11:30:00+00';
insert into dispatch_roll_up_open (log_id) values (106), (107), (108), (110), (111);
insert into dispatch_file (id, trigger_id, file_name, size_bytes, sha256, date_touched)
values (1, 1, 'job.zip', 4, '3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7', timestamp with time zone '2026-11-24 10:00:00+00');
insert into dispatch_file_piece (file_id, piece, piece_bytes) values (1, 0, cast('data' as bytea));
insert into dispatch_chain (trigger_id, saved_by, by_admin) values (2, 'ada', true);
insert into dispatch_chain_edge (trigger_id, member_id) values (2, 1), (2, 3);
insert into dispatch_chain_run (log_id, trigger_id, step, deadline_date) values (108, 2, 1, null);
insert into dispatch_chain_member (log_id, position, trigger_id, first_logs, status, error_text)
values (108, 0, 1, '109', 'SUCCESSFUL', null), (108, 1, 3, '111', null, null);
insert into dispatch_alert_rule (version, name, description, active, condition_kind, failures, duration_millis, times_usual, trigger_ids, labels,
  channel, channel_settings, group_window_millis, muted_until_date, next_group_date, created_by, modified_by, date_created, date_modified)
values (1, 'It failed', 'wakes somebody', true, 'FAILED', null, null, null, '[1]', '[]', 'WEBHOOK', '{"url":"https://example.com/alerts"}', 60000, null,
  timestamp with time zone '2026-11-24 12:00:00+00', 'ada', 'ada', timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 10:00:00+00');
update dispatch_alert_state set version = 2;
insert into dispatch_alert_event (rule_id, event_key, delivery_id, lasting, happened_date, trigger_id, trigger_name, executor_type, log_id, node, detail)
values (1, 'FAILED 102', null, false, timestamp with time zone '2026-11-24 11:00:00+00', 1, 'nightly', 'hello', 102, 'n1', 'it broke');
insert into dispatch_alert_watch (rule_id, trigger_id, trigger_name, executor_type, since_date, looked_date)
values (1, 1, 'nightly', 'hello', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00');
insert into dispatch_alert_delivery (rule_id, rule_name, condition_kind, channel, message_id, test, status, events, first_date, last_date, content,
  created_date, next_date, attempts, token, claimed_until_date, claimed_node, claimed_incarnation, end_date, error_text)
values (1, 'It failed', 'FAILED', 'WEBHOOK', '0b0e5a34-8d0e-4c58-9c4b-0c7bb2a5a6f1', false, 'PENDING', 1, timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', '[]', timestamp with time zone '2026-11-24 11:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', 1, 1,
  null, null, null, null, 'connection refused');
insert into dispatch_alert_delivery_trigger (delivery_id, trigger_id) values (1, 1);
insert into dispatch_trigger_viewer (trigger_id, group_name) values (3, 'accounting');
insert into dispatch_backfill (trigger_id, from_date, to_date, newest_first, parallel, total, started, created_by, date_created, canceled_by, is_open, end_date)
values (1, timestamp with time zone '2026-11-24 10:00:00+00', timestamp with time zone '2026-11-24 11:00:00+00', false, 1, 2, 1, 'ada', timestamp with time zone '2026-11-24 10:00:00+00', null, true, null);
insert into dispatch_backfill_fire (backfill_id, position, planned_date, status) values (1, 0, timestamp with time zone '2026-11-24 10:00:00+00', null), (1, 1, timestamp with time zone '2026-11-24 11:00:00+00', null);
insert into dispatch_backfill_run (log_id, backfill_id, position) values (110, 1, 0);
alter sequence dispatch_trigger_seq restart with 4;
alter sequence dispatch_log_seq restart with 201;
alter sequence dispatch_file_seq restart with 2;
alter sequence dispatch_calendar_seq restart with 2;

-- One short text that a run leaves as its result.
alter table dispatch_log add column result_text character varying(4096);

-- What a run leaves for the next run of its trigger: a JSON object of texts.
create table dispatch_trigger_state (
  trigger_id bigint            not null primary key references dispatch_trigger (id) on delete cascade,
  state_text character varying not null
);

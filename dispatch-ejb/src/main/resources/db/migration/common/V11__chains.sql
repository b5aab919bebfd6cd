-- Who saved a chain last, and whether as an administrator: by that it is judged what its runs may start.
create table dispatch_chain (
  trigger_id bigint                 not null primary key references dispatch_trigger (id) on delete cascade,
  saved_by   character varying(255) not null,
  by_admin   boolean                not null
);

-- Which triggers the chains run, as they are saved. No key refers to the members: they may be deleted.
create table dispatch_chain_edge (
  trigger_id bigint not null references dispatch_trigger (id) on delete cascade,
  member_id  bigint not null,
  primary key (trigger_id, member_id)
);

-- The runs of chains that have begun and not ended. No thread waits for their members.
create table dispatch_chain_run (
  log_id        bigint  not null primary key,
  trigger_id    bigint  not null,
  step          integer not null, -- the step that is in progress; -1 before the first
  deadline_date timestamp(3) with time zone
);
create index dispatch_chain_run_trigger on dispatch_chain_run (trigger_id);

-- The members of those runs, with the triggers that they were when the run began.
create table dispatch_chain_member (
  log_id     bigint  not null references dispatch_chain_run (log_id) on delete cascade,
  position   integer not null,
  trigger_id bigint  not null,
  first_logs character varying,       -- the first attempts, with commas between them; null before it starts
  status     character varying(11),   -- what it came to; null before
  error_text character varying(1024), -- why it did not start
  primary key (log_id, position)
);

-- Who saves or starts a chain locks this row first: two changes that make a circle only together come one after the other.
insert into dispatch_key_lock (stripe) values (16);

-- What runs came to, by trigger and day, and by hour: rolled up from history in the background, never by a run itself. See
-- docs/adr/0014. Days and hours are those of the planned date, in UTC.

create table dispatch_trigger_day (
  trigger_id  bigint            not null, -- no foreign key: it would lock triggers that are about to fire
  day_number  integer           not null, -- days since 1970-01-01
  successful  integer           not null,
  failed      integer           not null,
  canceled    integer           not null,
  timed_out   integer           not null,
  missed      integer           not null,
  busy_millis bigint            not null, -- of all runs that started and ended
  run_times   character varying not null, -- how many successful runs took about how long
  primary key (trigger_id, day_number)
);

-- How long the latest successful runs of each trigger took, oldest first, and the median of that.
create table dispatch_trigger_usual (
  trigger_id   bigint            not null primary key,
  latest       character varying not null,
  usual_millis bigint            not null
);

create table dispatch_hour (
  start_date timestamp(3) with time zone not null primary key,
  successful integer                     not null,
  failed     integer                     not null,
  canceled   integer                     not null,
  timed_out  integer                     not null,
  missed     integer                     not null
);

-- One row: all runs that were queued before that date are rolled up, but for those that were open then.
create table dispatch_roll_up (
  id         integer                     not null primary key,
  until_date timestamp(3) with time zone not null
);
insert into dispatch_roll_up (id, until_date) values (1, timestamp with time zone '1970-01-01 00:00:00+00');

create table dispatch_roll_up_open (
  log_id bigint not null primary key
);

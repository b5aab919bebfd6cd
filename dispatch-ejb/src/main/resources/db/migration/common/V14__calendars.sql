-- Business calendars, and triggers that keep to them; recurrence rules as a further kind of schedule.
create sequence dispatch_calendar_seq start with 1 increment by 1 cache 1;

create table dispatch_calendar (
  id            bigint                      not null primary key,
  name          character varying(75)       not null,
  description   character varying(4000),
  content       character varying           not null, -- JSON, with the names of the admin API
  entry_count   integer                     not null, -- of its days, hours and windows
  version       bigint                      not null,
  created_by    character varying(255)      not null,
  modified_by   character varying(255)      not null,
  date_created  timestamp(3) with time zone not null,
  date_modified timestamp(3) with time zone not null,

  constraint dispatch_calendar_name unique (name)
);

alter table dispatch_trigger add column rrule character varying(1000);
alter table dispatch_trigger add column calendar character varying(75);
alter table dispatch_trigger add column only_calendar character varying(75);
alter table dispatch_trigger add column calendar_rule character varying(12) default 'SKIP' not null;
alter table dispatch_trigger add constraint dispatch_trigger_calendar
  foreign key (calendar) references dispatch_calendar (name);
alter table dispatch_trigger add constraint dispatch_trigger_only_calendar
  foreign key (only_calendar) references dispatch_calendar (name);

-- The groups that a trigger names: who may see, run and edit it. See docs/adr/0030.
alter table dispatch_trigger add column access_groups character varying; -- a JSON object; null: the roles decide alone

-- The groups that may see a trigger which not everybody may. Not a word of it is read by the path of a run. Without a
-- foreign key: logs and messages outlive their triggers, and stay hidden.
create table dispatch_trigger_viewer (
  trigger_id bigint                 not null,
  group_name character varying(100) not null,
  primary key (trigger_id, group_name)
);

-- The groups of whoever saved a chain, by whose authority it runs its members.
alter table dispatch_chain add column saver_groups character varying; -- a JSON array

-- The triggers of which a message tells, so that it is shown to those alone who may see them.
create table dispatch_alert_delivery_trigger (
  delivery_id bigint not null references dispatch_alert_delivery (id) on delete cascade,
  trigger_id  bigint not null,
  primary key (delivery_id, trigger_id)
);

-- The group in which the run that has a slot has its place, in place of a permit; see docs/adr/0035. An older release deletes
-- slots as before, and does not count these.
alter table dispatch_slot add column gate character varying(75);
create index dispatch_slot_gate on dispatch_slot (gate);

-- Since when a node drains, and who wanted that; null while it does not. An older release drains and resumes without them:
-- they count only while draining is true, and each heartbeat of a node that does not drain clears its own.
alter table dispatch_node add column drained_date timestamp(3) with time zone;
alter table dispatch_node add column drained_by   character varying(255);

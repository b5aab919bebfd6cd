-- When the database last did not answer a node for longer than a moment, by the node's own account. An older release leaves
-- what a newer one wrote: it counts only if it is later than the node's start.
alter table dispatch_node add column database_away_date timestamp(3) with time zone;
alter table dispatch_node add column database_back_date timestamp(3) with time zone;

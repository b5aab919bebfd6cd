-- Which version each node runs; null for one that has not started since.
alter table dispatch_node add column product_version character varying(40);

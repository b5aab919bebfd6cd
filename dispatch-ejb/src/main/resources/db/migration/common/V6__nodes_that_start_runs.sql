-- Whether a node starts runs: not while its server boots, is suspended or stops. A fire on all nodes is addressed to
-- those that do.
alter table dispatch_node add column accepting boolean default true not null;

-- What the executors of each node say of themselves: other nodes show them and check triggers against it.
create table dispatch_node_executor (
  node_name     character varying(255) not null,
  executor_type character varying(75)  not null,
  description   character varying      not null,
  primary key (node_name, executor_type)
);

-- H2 keeps open runs and history in one table: it has no partitions. The statements are the same, so what PostgreSQL tells
-- its partitions apart by is a plain column here too.
alter table dispatch_log alter column is_open drop expression;
alter table dispatch_log alter column is_open set not null;

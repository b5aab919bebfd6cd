-- The files of triggers, and those that are on their way in: these have no trigger yet, and are removed when nothing came
-- for a while. Tables of their own: rows of triggers are read and written at every fire.
create sequence dispatch_file_seq;

create table dispatch_file (
  id           bigint                   not null primary key,
  trigger_id   bigint                   unique references dispatch_trigger (id) on delete cascade,
  file_name    character varying(255)   not null,
  size_bytes   bigint                   not null,
  sha256       character varying(64)    not null,
  date_touched timestamp with time zone not null
);

create table dispatch_file_piece (
  file_id     bigint  not null references dispatch_file (id) on delete cascade,
  piece       integer not null, -- from 0
  piece_bytes bytea   not null,
  primary key (file_id, piece)
);

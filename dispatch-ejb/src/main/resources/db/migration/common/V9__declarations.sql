-- Which deployment declares a trigger, and what it said last: by that what people have changed since is told from what
-- follows the next declaration. A table of its own: rows of triggers are read and written at every fire.
create table dispatch_declaration (
  trigger_id bigint                 not null primary key references dispatch_trigger (id) on delete cascade,
  deployment character varying(255) not null,
  stated     character varying      not null, -- JSON, with the names of the admin API
  withdrawn  boolean                not null  -- whether the deployment does not declare it any more
);

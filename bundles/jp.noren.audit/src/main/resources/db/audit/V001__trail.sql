-- Entries are added, never changed and never removed. A lane is numbered without gaps, so two writers cannot fork it.
create table audit.entries (
  chain varchar(40) not null,
  lane integer not null,
  n bigint not null,
  id varchar(40) not null,
  happened_at bigint not null,
  actor_kind varchar(16) not null,
  actor varchar(100) not null,
  act varchar(100) not null,
  object_id varchar(200) not null,
  details varchar(16000) not null,
  key_id varchar(16) not null,
  hash varchar(64) not null,
  constraint entries_pk primary key (chain, lane, n),
  constraint entries_id unique (id)
);
create index entries_by_time on audit.entries (chain, happened_at);
create index entries_by_object on audit.entries (object_id);

-- The signed end of each lane.
create table audit.heads (
  chain varchar(40) not null,
  lane integer not null,
  n bigint not null,
  hash varchar(64) not null,
  key_id varchar(16) not null,
  signature varchar(64) not null,
  constraint heads_pk primary key (chain, lane)
);

-- Which key was begun when; the keys themselves never come here.
create table audit.keys (
  number integer not null,
  key_id varchar(16) not null,
  constraint keys_pk primary key (number)
);

-- Entries are insert-only for every user of the database; only who may drop these triggers can do otherwise, and the chain shows it.
-- only: derby
create trigger audit.entries_no_update no cascade before update on audit.entries referencing old as kept for each row values cast('insert-only: ' || kept.act as integer);
-- only: derby
create trigger audit.entries_no_delete no cascade before delete on audit.entries referencing old as kept for each row values cast('insert-only: ' || kept.act as integer);
-- only: postgresql
create function audit.refuse_change() returns trigger language plpgsql as 'begin raise exception ''audit entries are insert-only''; end';
-- only: postgresql
create trigger entries_no_change before update or delete or truncate on audit.entries for each statement execute function audit.refuse_change();

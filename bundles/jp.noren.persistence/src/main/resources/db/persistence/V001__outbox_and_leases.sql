-- Events that wait for their consumer. A delivered one is deleted; a parked one has no due time.
create table persistence.outbox (
  seq bigint generated always as identity primary key,
  id varchar(31) not null,
  topic varchar(80) not null,
  subject varchar(80) not null,
  payload varchar(32000) not null,
  attempt int not null,
  due timestamp,
  leased_until timestamp,
  fence bigint not null
);
create index outbox_by_subject on persistence.outbox (topic, subject, seq);

-- Who runs a job, until when, and when it is due again. The times are those of the database.
create table persistence.lease (
  name varchar(120) not null primary key,
  owner varchar(31),
  fence bigint not null,
  held_until timestamp,
  next_run timestamp
);

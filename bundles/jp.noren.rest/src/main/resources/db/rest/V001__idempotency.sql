create table rest.idempotency (
  scope varchar(43) not null primary key,
  fingerprint varchar(43) not null,
  fence bigint not null,
  lease_until bigint not null,
  created_at bigint not null,
  status int,
  answer ${bytes}
);
create index idempotency_created on rest.idempotency (created_at);

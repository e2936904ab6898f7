create table access.principals (
  id varchar(40) not null,
  kind varchar(12) not null,
  storefront varchar(20),
  reseller varchar(20),
  name varchar(200),
  roles varchar(120) not null,
  password_hash varchar(200),
  removed_at bigint,
  version integer not null,
  constraint principals_pk primary key (id)
);
create index principals_by_kind on access.principals (kind);

-- What somebody types; several may lead to one principal. Unique within a storefront, or within the house ('-').
create table access.logins (
  scope varchar(20) not null,
  login_id varchar(200) not null,
  principal varchar(40) not null,
  constraint logins_pk primary key (scope, login_id),
  constraint logins_principal foreign key (principal) references access.principals (id)
);

-- Tokens, keys and tickets stand here as SHA-256 only. Times are epoch milliseconds.
create table access.sessions (
  token_hash varchar(64) not null,
  id varchar(40) not null,
  principal varchar(40) not null,
  begun_at bigint not null,
  last_use bigint not null,
  expires_at bigint not null,
  constraint sessions_pk primary key (token_hash),
  constraint sessions_id unique (id),
  constraint sessions_principal foreign key (principal) references access.principals (id)
);

create table access.api_keys (
  key_hash varchar(64) not null,
  principal varchar(40) not null,
  constraint api_keys_pk primary key (key_hash),
  constraint api_keys_principal foreign key (principal) references access.principals (id)
);

create table access.tickets (
  ticket_hash varchar(64) not null,
  principal varchar(40) not null,
  purpose varchar(40) not null,
  expires_at bigint not null,
  used_at bigint,
  constraint tickets_pk primary key (ticket_hash),
  constraint tickets_principal foreign key (principal) references access.principals (id)
);

create table access.throttles (
  login_key varchar(64) not null,
  failures integer not null,
  last_try bigint not null,
  blocked_until bigint not null,
  constraint throttles_pk primary key (login_key)
);

-- Derby makes an index for each foreign key by itself.
-- only: postgresql
create index logins_by_principal on access.logins (principal);
-- only: postgresql
create index sessions_by_principal on access.sessions (principal);
-- only: postgresql
create index api_keys_by_principal on access.api_keys (principal);
-- only: postgresql
create index tickets_by_principal on access.tickets (principal);

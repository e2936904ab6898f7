-- How many endpoints a storefront has: the row that whoever adds or removes one waits at.
create table webhook.places (
  storefront varchar(40) not null primary key,
  endpoints int not null
);

create table webhook.endpoints (
  id varchar(31) not null primary key,
  storefront varchar(40) not null,
  url varchar(500) not null,
  description varchar(200),
  event_types varchar(4000) not null,
  contact_email varchar(254),
  contact_language varchar(2) not null,
  off_reason varchar(20),
  failing_since bigint,
  warned boolean not null,
  rests_until bigint not null,
  changes bigint not null,
  created_at bigint not null,
  changed_at bigint not null
);
create index endpoints_by_storefront on webhook.endpoints (storefront, created_at, id);

-- Sealed: the key is not in the database.
create table webhook.secrets (
  id varchar(31) not null primary key,
  endpoint varchar(31) not null,
  sealed varchar(300) not null,
  made_at bigint not null,
  valid_until bigint
);
create index secrets_by_endpoint on webhook.secrets (endpoint, made_at);

create table webhook.events (
  id varchar(31) not null primary key,
  storefront varchar(40) not null,
  event_type varchar(80) not null,
  body varchar(32000) not null,
  happened_at bigint not null
);
create index events_by_time on webhook.events (storefront, happened_at, id);
create index events_by_age on webhook.events (happened_at);

-- One event on its way to one endpoint. What waits has an instant at which it is due; what is settled has none.
create table webhook.deliveries (
  id varchar(31) not null primary key,
  event_id varchar(31) not null,
  endpoint varchar(31) not null,
  storefront varchar(40) not null,
  event_type varchar(80) not null,
  delivery_state varchar(10) not null,
  attempts int not null,
  tries int not null,
  due_at bigint,
  leased_until bigint not null,
  fence bigint not null,
  created_at bigint not null,
  settled_at bigint,
  constraint deliveries_once unique (event_id, endpoint)
);
create index deliveries_by_due on webhook.deliveries (endpoint, due_at);
create index deliveries_by_storefront on webhook.deliveries (storefront, created_at, id);
create index deliveries_by_age on webhook.deliveries (created_at, id);

create table webhook.attempts (
  delivery varchar(31) not null,
  attempt_no int not null,
  tried_at bigint not null,
  http_status int,
  millis bigint not null,
  failure varchar(40),
  answer varchar(1024),
  constraint attempts_pk primary key (delivery, attempt_no)
);
create index attempts_by_age on webhook.attempts (tried_at);

-- What storefronts have set for themselves at payment providers. Times are milliseconds since 1970. Secrets are sealed: AES-256-GCM, the key in a file.
create table settings.provider_settings (
  storefront varchar(20) not null,
  provider varchar(60) not null,
  factory_pid varchar(200) not null,
  revision bigint not null,
  changed_at bigint not null,
  changed_by varchar(100) not null,
  primary key (storefront, provider)
);

create table settings.plain_values (
  storefront varchar(20) not null,
  provider varchar(60) not null,
  name varchar(200) not null,
  place integer not null,
  content varchar(2000),
  primary key (storefront, provider, name, place),
  constraint plain_values_of foreign key (storefront, provider) references settings.provider_settings (storefront, provider)
);

create table settings.secrets (
  storefront varchar(20) not null,
  provider varchar(60) not null,
  name varchar(200) not null,
  key_id varchar(40) not null,
  sealed varchar(12000) not null,
  set_at bigint not null,
  primary key (storefront, provider, name),
  constraint secrets_of foreign key (storefront, provider) references settings.provider_settings (storefront, provider)
);

-- One row, raised by every change: its lock lets one change follow the other, its number is the revision, and each node looks at it all the time.
create table settings.changes (
  id integer not null,
  made bigint not null,
  primary key (id)
);
insert into settings.changes (id, made) values (1, 0);

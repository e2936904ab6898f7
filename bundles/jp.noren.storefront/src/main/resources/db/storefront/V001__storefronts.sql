create table storefront.resellers (
  code varchar(20) not null,
  name_ja varchar(200) not null,
  name_en varchar(200),
  name_vi varchar(200),
  version integer not null,
  constraint resellers_pk primary key (code)
);

create table storefront.storefronts (
  id varchar(20) not null,
  type varchar(40) not null,
  name_ja varchar(200) not null,
  name_en varchar(200),
  name_vi varchar(200),
  company_ja varchar(200) not null,
  company_en varchar(200),
  company_vi varchar(200),
  registration_number varchar(14),
  statement_descriptor varchar(60),
  languages varchar(40) not null,
  reseller varchar(20) not null,
  version integer not null,
  constraint storefronts_pk primary key (id),
  constraint storefronts_reseller foreign key (reseller) references storefront.resellers (code)
);

-- What was decided, from which day on (that day included) until which day (that day not included; null: until something else is decided).
create table storefront.policies (
  id varchar(40) not null,
  storefront varchar(20) not null,
  policy_key varchar(60) not null,
  policy_value varchar(16000) not null,
  valid_from date not null,
  valid_to date,
  version integer not null,
  constraint policies_pk primary key (id),
  constraint policies_from unique (storefront, policy_key, valid_from),
  constraint policies_storefront foreign key (storefront) references storefront.storefronts (id)
);

create table storefront.switches (
  storefront varchar(20) not null,
  name varchar(60) not null,
  is_on boolean not null,
  constraint switches_pk primary key (storefront, name),
  constraint switches_storefront foreign key (storefront) references storefront.storefronts (id)
);

-- One row whose token is another after every change. Who changes takes it first, so changes come one after the other.
create table storefront.revision (
  id integer not null,
  token varchar(40) not null,
  constraint revision_pk primary key (id)
);
insert into storefront.revision (id, token) values (1, 'none');

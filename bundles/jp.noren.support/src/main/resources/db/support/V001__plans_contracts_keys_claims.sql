-- The plans as a storefront sells them; a later row of the same code takes over from its day on (R039).
create table support.plans (
  storefront varchar(20) not null,
  code varchar(40) not null,
  valid_from date not null,
  for_kind varchar(10) not null,
  name_ja varchar(200) not null,
  name_en varchar(200) not null,
  name_vi varchar(200) not null,
  monthly bigint not null,
  tax_percent integer not null,
  key_code boolean not null,
  product_ja varchar(200),
  product_en varchar(200),
  product_vi varchar(200),
  sort_no integer not null,
  primary key (storefront, code, valid_from)
);

create table support.plan_covers (
  storefront varchar(20) not null,
  code varchar(40) not null,
  valid_from date not null,
  cover varchar(40) not null,
  sort_no integer not null,
  delay_months integer not null,
  primary key (storefront, code, valid_from, cover)
);

-- A contract that has or had support: how often its member has changed or released it (R047, R048).
create table support.contracts (
  contract varchar(31) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  changes_used integer not null,
  releases_used integer not null,
  version integer not null,
  primary key (contract)
);

-- From when to when a contract has which plan. A dropped one never began (R052).
create table support.periods (
  id varchar(31) not null,
  contract varchar(31) not null,
  plan varchar(40) not null,
  starts_on date not null,
  ends_on date,
  end_reason varchar(10),
  key_code boolean not null,
  made_at bigint not null,
  dropped_at bigint,
  primary key (id)
);

create index periods_contract on support.periods (contract, starts_on);

-- When each cover of a period begins, fixed when it was agreed (R043).
create table support.period_covers (
  period varchar(31) not null,
  cover varchar(40) not null,
  sort_no integer not null,
  covered_from date not null,
  primary key (period, cover)
);

-- What members filed. Never deleted.
create table support.applications (
  id varchar(31) not null,
  application_number varchar(40) not null,
  contract varchar(31) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  idempotency_key varchar(255) not null,
  operation varchar(10) not null,
  plan_before varchar(40),
  plan_after varchar(40),
  effective_on date not null,
  filed_at bigint not null,
  state varchar(10) not null,
  primary key (id),
  constraint applications_number unique (application_number),
  constraint applications_key unique (member, idempotency_key)
);

create index applications_contract on support.applications (contract, filed_at);

-- The pool. A key belongs to one contract at most, and a contract has one at most (R053, R056).
create table support.keys (
  id varchar(31) not null,
  storefront varchar(20) not null,
  code varchar(120) not null,
  imported_at bigint not null,
  contract varchar(31),
  assigned_at bigint,
  primary key (id),
  constraint keys_code unique (storefront, code),
  constraint keys_contract unique (contract)
);

create index keys_free on support.keys (storefront, contract, id);

-- Who is to get a key, and from which day on.
create table support.key_needs (
  contract varchar(31) not null,
  storefront varchar(20) not null,
  state varchar(10) not null,
  due_on date not null,
  changed_at bigint not null,
  primary key (contract)
);

create index key_needs_due on support.key_needs (state, due_on);

-- What happened to a device, and whether the plan of that day covers it. Never deleted.
create table support.claims (
  id varchar(31) not null,
  claim_number varchar(40) not null,
  contract varchar(31) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  idempotency_key varchar(255) not null,
  cover varchar(40) not null,
  incident_at bigint not null,
  description varchar(2000) not null,
  filed_at bigint not null,
  plan varchar(40),
  reason varchar(60),
  covered_from date,
  covered_until date,
  state varchar(10) not null,
  note varchar(500),
  changed_at bigint not null,
  primary key (id),
  constraint claims_number unique (claim_number),
  constraint claims_key unique (member, idempotency_key)
);

create index claims_list on support.claims (storefront, state, filed_at);

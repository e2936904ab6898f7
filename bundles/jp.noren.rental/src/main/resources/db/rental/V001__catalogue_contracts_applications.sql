-- What can be rented, as dated data: of the rows of one code the last that is valid on a day holds; rows are never changed.
create table rental.plans (
  storefront varchar(20) not null,
  code varchar(20) not null,
  valid_from date not null,
  kind varchar(10) not null,
  name_ja varchar(200) not null,
  name_en varchar(200) not null,
  name_vi varchar(200) not null,
  data_gb integer,
  models varchar(400) not null,
  offered boolean not null,
  primary key (storefront, code, valid_from)
);

create table rental.courses (
  storefront varchar(20) not null,
  code varchar(20) not null,
  valid_from date not null,
  name_ja varchar(200) not null,
  name_en varchar(200) not null,
  name_vi varchar(200) not null,
  text_ja varchar(500) not null,
  text_en varchar(500) not null,
  text_vi varchar(500) not null,
  primary key (storefront, code, valid_from)
);

-- What a plan costs in a course. A prepaid course has months and their total, and the monthly fee of what follows them.
create table rental.prices (
  storefront varchar(20) not null,
  plan varchar(20) not null,
  course varchar(20) not null,
  valid_from date not null,
  monthly bigint not null,
  tax_percent integer not null,
  prepaid_months integer not null,
  prepaid_total bigint not null,
  deposit bigint not null,
  deposit_term_months integer not null,
  primary key (storefront, plan, course, valid_from)
);

-- Fees of the house and options of a member: what is charged once. A fee of one month's price has no amount.
create table rental.items (
  storefront varchar(20) not null,
  kind varchar(10) not null,
  code varchar(20) not null,
  valid_from date not null,
  name_ja varchar(200) not null,
  name_en varchar(200) not null,
  name_vi varchar(200) not null,
  amount bigint,
  tax_percent integer not null,
  for_kind varchar(10) not null,
  primary key (storefront, kind, code, valid_from)
);

-- One contract is one device. Its terms are those of the day of its application and stay.
create table rental.contracts (
  id varchar(31) not null,
  contract_number varchar(20) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  kind varchar(10) not null,
  plan varchar(20) not null,
  course varchar(20) not null,
  applied_at bigint not null,
  start_on date not null,
  end_on date,
  state varchar(12) not null,
  method varchar(20) not null,
  customer_ref varchar(80),
  replaces varchar(31),
  monthly bigint not null,
  tax_percent integer not null,
  prepaid_months integer not null,
  prepaid_total bigint not null,
  deposit bigint not null,
  deposit_term_months integer not null,
  prepaid_notice_at bigint,
  version integer not null,
  changed_at bigint not null,
  primary key (id),
  constraint contracts_number unique (storefront, contract_number)
);

create index contracts_member on rental.contracts (storefront, member);
create index contracts_run on rental.contracts (storefront, id);
create index contracts_start on rental.contracts (state, start_on);
create index contracts_end on rental.contracts (state, end_on);

-- What is charged once with a month of a contract: fees, deposit, prepaid total, options.
create table rental.once_lines (
  contract varchar(31) not null,
  charge_month varchar(7) not null,
  line_number integer not null,
  code varchar(20) not null,
  name_ja varchar(200) not null,
  name_en varchar(200) not null,
  name_vi varchar(200) not null,
  amount bigint not null,
  tax_percent integer not null,
  primary key (contract, charge_month, line_number),
  constraint once_lines_contract foreign key (contract) references rental.contracts (id)
);

create table rental.numbers (
  storefront varchar(20) not null,
  last_number bigint not null,
  primary key (storefront)
);

-- What members and operators filed. Never deleted; an application that began with a payment is settled once.
create table rental.applications (
  id varchar(31) not null,
  application_number varchar(40) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  kind varchar(12) not null,
  filed_at bigint not null,
  actor varchar(60) not null,
  idempotency_key varchar(255) not null,
  effective_on date not null,
  state varchar(10) not null,
  reason varchar(60),
  contract varchar(31) not null,
  new_contract varchar(31),
  charge varchar(31),
  consequences ${text} not null,
  primary key (id),
  constraint applications_number unique (application_number),
  constraint applications_key unique (member, idempotency_key)
);

create index applications_member on rental.applications (storefront, member, filed_at);
create index applications_open on rental.applications (state, filed_at);

-- The house's own key, with which it knows its previews again.
create table rental.secrets (
  name varchar(20) not null,
  secret varchar(64) not null,
  primary key (name)
);

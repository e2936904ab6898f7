create table rental.device_models (
  storefront varchar(20) not null,
  code varchar(20) not null,
  kind varchar(10) not null,
  name_ja varchar(200) not null,
  name_en varchar(200) not null,
  name_vi varchar(200) not null,
  accessories varchar(400) not null,
  primary key (storefront, code)
);

-- A device belongs to one contract at most; it keeps it until it is put away again.
create table rental.devices (
  id varchar(31) not null,
  storefront varchar(20) not null,
  code varchar(40) not null,
  model varchar(20) not null,
  serial_number varchar(60) not null,
  state varchar(20) not null,
  contract varchar(31),
  carrier varchar(60),
  tracking_number varchar(60),
  changed_at bigint not null,
  primary key (id),
  constraint devices_code unique (storefront, code),
  constraint devices_serial unique (storefront, serial_number)
);

create index devices_stock on rental.devices (storefront, model, state);
create index devices_contract on rental.devices (contract);

-- One return order per contract.
create table rental.returns (
  id varchar(31) not null,
  storefront varchar(20) not null,
  contract varchar(31) not null,
  device varchar(31) not null,
  ends_on date not null,
  due_on date not null,
  state varchar(20) not null,
  overdue boolean not null,
  postmark_on date,
  received_on date,
  damaged boolean,
  missing varchar(400) not null,
  reminded_at bigint,
  opened_at bigint not null,
  changed_at bigint not null,
  primary key (id),
  constraint returns_contract unique (contract)
);

create index returns_due on rental.returns (state, due_on);
create index returns_storefront on rental.returns (storefront, id);

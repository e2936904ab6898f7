-- More ways to pay: bills of a payment company, collections by file, stored value; longer texts for contact, lines and a widget's fields.
-- only: derby
alter table payment.returns alter column original set data type varchar(32000);
-- only: derby
alter table payment.payments alter column action set data type varchar(8000);
-- only: postgresql
alter table payment.returns alter column original type varchar(32000);
-- only: postgresql
alter table payment.payments alter column action type varchar(8000);

-- From which day the payment company was asked to bill a payment.
create table payment.bills (
  payment varchar(31) not null,
  base_date date not null,
  outcome varchar(20) not null,
  asked_at bigint not null,
  primary key (payment),
  constraint bills_payment foreign key (payment) references payment.payments (id)
);

-- The debits of a storefront on one day. While nothing has been written, debits join and leave by an update of this row; afterwards it is closed.
create table payment.collections (
  id varchar(31) not null,
  provider varchar(30) not null,
  storefront varchar(20) not null,
  method varchar(30) not null,
  collect_on date not null,
  debits integer not null,
  total bigint not null,
  written_at bigint,
  file_name varchar(200),
  content ${bytes},
  results_hash varchar(64),
  results_at bigint,
  primary key (id),
  constraint collections_day unique (provider, storefront, collect_on),
  constraint collections_debits check (debits >= 0 and total >= 0)
);

create table payment.debits (
  payment varchar(31) not null,
  collection varchar(31) not null,
  mandate varchar(500) not null,
  result varchar(30),
  primary key (payment),
  constraint debits_payment foreign key (payment) references payment.payments (id),
  constraint debits_collection foreign key (collection) references payment.collections (id)
);
create index debits_of on payment.debits (collection);

-- Stored value: a lot is what was granted at once and expires at once. What is held or taken has left the lot and stands in parts.
create table payment.lots (
  id varchar(31) not null,
  storefront varchar(20) not null,
  account varchar(64) not null,
  lot_key varchar(100) not null,
  granted bigint not null,
  available bigint not null,
  expires_at bigint not null,
  granted_at bigint not null,
  primary key (id),
  constraint lots_key unique (storefront, lot_key),
  constraint lots_amount check (granted > 0 and available >= 0 and available <= granted)
);
create index lots_spend on payment.lots (storefront, account, expires_at, id);

create table payment.holds (
  storefront varchar(20) not null,
  hold_key varchar(100) not null,
  account varchar(64) not null,
  amount bigint not null,
  state varchar(10) not null,
  returned bigint not null,
  held_at bigint not null,
  primary key (storefront, hold_key),
  constraint holds_amount check (amount > 0 and returned >= 0 and returned <= amount)
);

create table payment.hold_parts (
  storefront varchar(20) not null,
  hold_key varchar(100) not null,
  lot varchar(31) not null,
  amount bigint not null,
  returned bigint not null,
  primary key (storefront, hold_key, lot),
  constraint hold_parts_hold foreign key (storefront, hold_key) references payment.holds (storefront, hold_key),
  constraint hold_parts_lot foreign key (lot) references payment.lots (id),
  constraint hold_parts_amount check (amount > 0 and returned >= 0 and returned <= amount)
);

create table payment.given_back (
  storefront varchar(20) not null,
  refund_key varchar(100) not null,
  hold_key varchar(100) not null,
  amount bigint not null,
  given_at bigint not null,
  primary key (storefront, refund_key)
);

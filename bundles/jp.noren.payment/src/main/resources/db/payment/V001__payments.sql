-- A payment and its one attempt: one row, written before anything is sent. Times are milliseconds since 1970, money is yen.
-- live_purpose lets a purpose have one payment that is open or paid; live_ref keeps the references of what is waited for apart.
create table payment.payments (
  id varchar(31) not null,
  storefront varchar(20) not null,
  purpose varchar(80) not null,
  request_key varchar(100) not null,
  method varchar(30) not null,
  provider varchar(30) not null,
  transfer_name varchar(100),
  amount bigint not null,
  tax bigint not null,
  received bigint not null,
  refunded bigint not null,
  claimed bigint not null,
  state varchar(24) not null,
  reason varchar(30),
  declined varchar(30),
  fence bigint not null,
  tries integer not null,
  since bigint not null,
  next_check bigint,
  reference varchar(100),
  action_ref varchar(200),
  action varchar(2000),
  expires_at bigint,
  created_at bigint not null,
  live_purpose varchar(80) generated always as (case when state in ('DECLINED', 'NOT_EXECUTED', 'ABANDONED_UNCOMMITTED', 'CANCELLED', 'EXPIRED') then null else purpose end) ${stored},
  live_ref varchar(200) generated always as (case when state = 'PENDING' then action_ref else null end) ${stored},
  primary key (id),
  constraint payments_key unique (storefront, request_key),
  constraint payments_purpose unique (storefront, live_purpose),
  constraint payments_live_ref unique (provider, live_ref),
  constraint payments_amount check (amount > 0),
  constraint payments_claimed check (claimed >= 0 and claimed <= amount),
  constraint payments_refunded check (refunded >= 0 and refunded <= claimed)
);
create index payments_due on payment.payments (next_check);
create index payments_reference on payment.payments (provider, reference);
create index payments_newest on payment.payments (created_at, id);

create table payment.refunds (
  id varchar(31) not null,
  payment varchar(31) not null,
  request_key varchar(255) not null,
  amount bigint not null,
  whole boolean not null,
  why varchar(500) not null,
  asked_by varchar(100) not null,
  created_at bigint not null,
  state varchar(24) not null,
  reason varchar(30),
  declined varchar(30),
  fence bigint not null,
  tries integer not null,
  since bigint not null,
  next_check bigint,
  primary key (id),
  constraint refunds_payment foreign key (payment) references payment.payments (id),
  constraint refunds_key unique (payment, request_key),
  constraint refunds_amount check (amount > 0)
);
create index refunds_due on payment.refunds (next_check);

-- While a buyer's browser is at the card company. Who the buyer is leaves this table as soon as the payment has ended.
create table payment.returns (
  payment varchar(31) not null,
  nonce_hash varchar(64) not null,
  return_to varchar(2000),
  original varchar(4000),
  primary key (payment),
  constraint returns_payment foreign key (payment) references payment.payments (id)
);

-- Double entry: the lines of one source and kind sum to zero.
create table payment.ledger (
  source varchar(31) not null,
  kind varchar(20) not null,
  account varchar(60) not null,
  storefront varchar(20),
  amount bigint not null,
  booked_at bigint not null,
  primary key (source, kind, account)
);

create table payment.deposits (
  id varchar(31) not null,
  provider varchar(30) not null,
  line_key varchar(200) not null,
  record integer not null,
  credited_on date not null,
  amount bigint not null,
  payer varchar(200) not null,
  cancelled boolean not null,
  kind varchar(20) not null,
  payment varchar(31),
  owed bigint not null,
  rest bigint not null,
  imported_at bigint not null,
  primary key (id),
  constraint deposits_line unique (provider, line_key)
);
create index deposits_payment on payment.deposits (payment);

-- What a desk (or the bank, by taking it back) decided about a deposit.
create table payment.resolutions (
  deposit varchar(31) not null,
  payment varchar(31),
  how varchar(20) not null,
  decided_by varchar(100) not null,
  decided_at bigint not null,
  primary key (deposit),
  constraint resolutions_deposit foreign key (deposit) references payment.deposits (id)
);

create table payment.inbox (
  provider varchar(30) not null,
  event varchar(200) not null,
  reference varchar(100) not null,
  stored_at bigint not null,
  done_at bigint,
  outcome varchar(20),
  primary key (provider, event)
);
create index inbox_waiting on payment.inbox (done_at);

-- Providers that have been here, as they described themselves last.
create table payment.providers (
  id varchar(30) not null,
  version varchar(60) not null,
  method varchar(30) not null,
  buyers varchar(100) not null,
  min_amount bigint not null,
  max_amount bigint not null,
  primary key (id)
);

-- The ledger and the deposits are insert-only for every user of the database.
-- only: derby
create trigger payment.ledger_no_update no cascade before update on payment.ledger referencing old as was for each row values cast('the ledger is insert-only: ' || was.source as integer);
-- only: derby
create trigger payment.ledger_no_delete no cascade before delete on payment.ledger referencing old as was for each row values cast('the ledger is insert-only: ' || was.source as integer);
-- only: derby
create trigger payment.deposits_no_update no cascade before update on payment.deposits referencing old as was for each row values cast('deposits are insert-only: ' || was.id as integer);
-- only: derby
create trigger payment.deposits_no_delete no cascade before delete on payment.deposits referencing old as was for each row values cast('deposits are insert-only: ' || was.id as integer);
-- only: postgresql
create function payment.refuse_change() returns trigger language plpgsql as 'begin raise exception ''% is insert-only'', tg_table_name; end';
-- only: postgresql
create trigger ledger_no_change before update or delete on payment.ledger for each row execute function payment.refuse_change();
-- only: postgresql
create trigger deposits_no_change before update or delete on payment.deposits for each row execute function payment.refuse_change();

-- What contracts owe outside the monthly bills. A charge is written before anything is collected; its payment is named as long as one is under way.
-- due_at: when it is collected or reminded of by itself; null for what a run goes through by place, or what waits for somebody. Times are milliseconds.
create table billing.charges (
  id varchar(31) not null,
  storefront varchar(20) not null,
  contract varchar(31) not null,
  contract_number varchar(40) not null,
  member varchar(31) not null,
  method varchar(20) not null,
  customer_ref varchar(64),
  charge_key varchar(100) not null,
  run varchar(31),
  place integer,
  month varchar(7),
  net bigint not null,
  tax bigint not null,
  deposit bigint not null,
  state varchar(12) not null,
  payment varchar(40),
  declined varchar(40),
  tries integer not null,
  rounds integer not null,
  first_failed_on date,
  due_at bigint,
  unpaid_at bigint,
  refunded bigint not null,
  made_at bigint not null,
  tried_at bigint,
  settled_at bigint,
  primary key (id),
  constraint charges_key unique (storefront, charge_key)
);

create index charges_run on billing.charges (run, place);

create index charges_due on billing.charges (due_at);

create index charges_contract on billing.charges (contract);

create index charges_member on billing.charges (member, made_at);

-- A month of a contract is charged once, however many runs there are.
create table billing.charge_months (
  contract varchar(31) not null,
  month varchar(7) not null,
  charge varchar(31) not null,
  primary key (contract, month)
);

create index charge_months_charge on billing.charge_months (charge);

create table billing.charge_lines (
  charge varchar(31) not null,
  line_no integer not null,
  code varchar(40) not null,
  name_ja varchar(200) not null,
  name_en varchar(200) not null,
  name_vi varchar(200) not null,
  amount bigint not null,
  tax_percent integer not null,
  primary key (charge, line_no)
);

-- Contracts with charges that stayed unpaid after the last try.
create table billing.overdue (
  contract varchar(31) not null,
  charges integer not null,
  primary key (contract)
);

-- One run per storefront and month that it charges. source and after_id: how far it has written.
create table billing.runs (
  id varchar(31) not null,
  storefront varchar(20) not null,
  month varchar(7) not null,
  settle_on date not null,
  state varchar(12) not null,
  stopped boolean not null,
  source varchar(30),
  after_id varchar(31),
  written integer not null,
  obstacle varchar(60),
  opened_at bigint not null,
  written_at bigint,
  done_at bigint,
  primary key (id),
  constraint runs_month unique (storefront, month)
);

-- The day on which the house first looked after a storefront: what was due before is not its own.
create table billing.run_starts (
  storefront varchar(20) not null,
  first_day date not null,
  primary key (storefront)
);

-- Capabilities that have offered contracts or charges here: one that is switched on and away is waited for.
create table billing.sources (
  kind varchar(10) not null,
  name varchar(30) not null,
  primary key (kind, name)
);

create table billing.held_deposits (
  charge varchar(31) not null,
  storefront varchar(20) not null,
  contract varchar(31) not null,
  contract_number varchar(40) not null,
  member varchar(31) not null,
  payment varchar(40),
  amount bigint not null,
  state varchar(12) not null,
  reference varchar(80),
  changed_at bigint not null,
  looked_at bigint not null,
  primary key (charge)
);

create index held_deposits_contract on billing.held_deposits (contract);

create index held_deposits_state on billing.held_deposits (state, looked_at);

-- Double entry: the lines of one source and kind sum to zero.
create table billing.ledger (
  source varchar(31) not null,
  kind varchar(20) not null,
  account varchar(30) not null,
  storefront varchar(20) not null,
  amount bigint not null,
  booked_at bigint not null,
  primary key (source, kind, account)
);

-- The ledger is insert-only for every user of the database.
-- only: derby
create trigger billing.ledger_no_update no cascade before update on billing.ledger referencing old as was for each row values cast('the ledger is insert-only: ' || was.source as integer);
-- only: derby
create trigger billing.ledger_no_delete no cascade before delete on billing.ledger referencing old as was for each row values cast('the ledger is insert-only: ' || was.source as integer);
-- only: postgresql
create function billing.refuse_change() returns trigger language plpgsql as 'begin raise exception ''% is insert-only'', tg_table_name; end';
-- only: postgresql
create trigger ledger_no_change before update or delete on billing.ledger for each row execute function billing.refuse_change();

-- What a member may owe at a storefront. Without a row: nothing (R121).
create table billing.credit_lines (
  storefront varchar(20) not null,
  member varchar(31) not null,
  credit_limit bigint not null,
  used bigint not null,
  primary key (storefront, member)
);

create table billing.credit_decisions (
  storefront varchar(20) not null,
  member varchar(31) not null,
  decided_at bigint not null,
  before_limit bigint not null,
  credit_limit bigint not null,
  decided_by varchar(80) not null,
  reason varchar(500) not null
);

create index credit_decisions_member on billing.credit_decisions (storefront, member, decided_at);

-- What takes from a line: an order, once, until it is freed.
create table billing.credit_uses (
  order_id varchar(80) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  amount bigint not null,
  taken_at bigint not null,
  freed_at bigint,
  primary key (order_id)
);

-- What was delivered on account; on a bill once a closing has taken it.
create table billing.claims (
  order_id varchar(80) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  order_number varchar(60) not null,
  payment varchar(40),
  fulfilled_at bigint not null,
  closing date not null,
  total bigint not null,
  bill varchar(31),
  asked varchar(10),
  withdrawn_at bigint,
  primary key (order_id)
);

create index claims_account on billing.claims (storefront, member, closing);

create index claims_bill on billing.claims (bill);

create table billing.claim_lines (
  order_id varchar(80) not null,
  line_no integer not null,
  name varchar(200) not null,
  quantity bigint not null,
  unit_price bigint not null,
  tax_percent integer not null,
  primary key (order_id, line_no)
);

-- One bill per account and closing: the key decides, however many closings run.
create table billing.bills (
  id varchar(31) not null,
  bill_number varchar(60) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  closing date not null,
  kind varchar(10) not null,
  state varchar(20) not null,
  total bigint not null,
  paid bigint not null,
  issue_on date not null,
  due_on date not null,
  overdue_from date not null,
  debit_on date,
  payment varchar(40),
  issued_at bigint,
  asked boolean not null,
  obstacle varchar(60),
  looked_at bigint not null,
  made_at bigint not null,
  primary key (id),
  constraint bills_number unique (bill_number),
  constraint bills_account unique (storefront, member, closing)
);

create index bills_state on billing.bills (state, looked_at);

create index bills_member on billing.bills (member, closing);

create table billing.bill_taxes (
  bill varchar(31) not null,
  tax_percent integer not null,
  net bigint not null,
  tax bigint not null,
  primary key (bill, tax_percent)
);

-- The payment company's documents, as it made them.
create table billing.bill_documents (
  bill varchar(31) not null,
  reference varchar(80) not null,
  media_type varchar(80) not null,
  content ${bytes} not null,
  pay_to varchar(1000),
  due_on date,
  received_at bigint not null,
  primary key (bill, reference)
);

-- What came in, once per reference; never changed.
create table billing.receipts (
  bill varchar(31) not null,
  reference varchar(80) not null,
  amount bigint not null,
  paid_on date not null,
  recorded_by varchar(80) not null,
  recorded_at bigint not null,
  primary key (bill, reference)
);

-- How an account settles. Its steps are never changed.
create table billing.accounts (
  storefront varchar(20) not null,
  member varchar(31) not null,
  state varchar(20) not null,
  customer_number varchar(20),
  bank_code varchar(4),
  bank_name varchar(15),
  branch_code varchar(3),
  branch_name varchar(15),
  account_type integer,
  account_number varchar(7),
  holder varchar(30),
  primary key (storefront, member)
);

create table billing.account_steps (
  storefront varchar(20) not null,
  member varchar(31) not null,
  step_no integer not null,
  state varchar(20) not null,
  stepped_on date not null,
  note varchar(500),
  recorded_by varchar(80) not null,
  recorded_at bigint not null,
  primary key (storefront, member, step_no)
);

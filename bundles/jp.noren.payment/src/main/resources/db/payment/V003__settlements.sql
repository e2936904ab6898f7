-- What a message claimed; a hint for the operator, never believed.
alter table payment.inbox add column claimed bigint;
-- When it is looked into again: a message may come before the answer that names its reference.
alter table payment.inbox add column next_look bigint;

-- Money that a payment company holds for us, and that no payment of ours knows of: booked to suspense until somebody knows whose it is.
create table payment.orphans (
  id varchar(31) not null,
  provider varchar(30) not null,
  storefront varchar(20) not null,
  reference varchar(100) not null,
  amount bigint not null,
  day date not null,
  source varchar(20) not null,
  found_at bigint not null,
  how varchar(20),
  payment varchar(31),
  note varchar(500),
  settled_by varchar(100),
  settled_at bigint,
  primary key (id),
  constraint orphans_reference unique (provider, reference),
  constraint orphans_amount check (amount > 0)
);

-- Days whose settlement list has been compared with our book.
create table payment.compared (
  provider varchar(30) not null,
  storefront varchar(20) not null,
  day date not null,
  lines integer not null,
  differences integer not null,
  compared_at bigint not null,
  primary key (provider, storefront, day)
);

-- What the list and our book differ in. subject is the payment's id where we know it, else the company's reference.
create table payment.differences (
  provider varchar(30) not null,
  storefront varchar(20) not null,
  day date not null,
  kind varchar(20) not null,
  subject varchar(100) not null,
  reference varchar(100),
  ours bigint not null,
  theirs bigint not null,
  found_at bigint not null,
  closed_at bigint,
  primary key (provider, storefront, day, kind, subject)
);
create index differences_open on payment.differences (closed_at, found_at);

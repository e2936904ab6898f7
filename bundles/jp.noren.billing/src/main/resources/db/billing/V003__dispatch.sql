-- Where a member's bills do not go by mail. Without a row: by mail to his registered address (R137).
create table billing.bill_channels (
  storefront varchar(20) not null,
  member varchar(31) not null,
  channel varchar(10) not null,
  reason varchar(500) not null,
  chosen_by varchar(80) not null,
  chosen_at bigint not null,
  primary key (storefront, member)
);

-- What the desk does by hand for a bill: hand it over another way, or find out why its mail came back. One of a kind for a bill; raised again when it is done.
create table billing.bill_tasks (
  id varchar(50) not null,
  bill varchar(31) not null,
  kind varchar(10) not null,
  detail varchar(60),
  raised_at bigint not null,
  done_at bigint,
  done_by varchar(80),
  note varchar(500),
  primary key (id)
);

create index bill_tasks_bill on billing.bill_tasks (bill);

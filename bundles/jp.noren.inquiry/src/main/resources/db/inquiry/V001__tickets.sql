-- What members ask. Never deleted.
create table inquiry.tickets (
  id varchar(31) not null,
  ticket_number varchar(40) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  idempotency_key varchar(255) not null,
  category varchar(40) not null,
  order_number varchar(60),
  body varchar(4000) not null,
  received_at bigint not null,
  state varchar(10) not null,
  changed_at bigint not null,
  primary key (id),
  constraint tickets_number unique (ticket_number),
  constraint tickets_key unique (member, idempotency_key)
);

create index tickets_list on inquiry.tickets (storefront, state, received_at);

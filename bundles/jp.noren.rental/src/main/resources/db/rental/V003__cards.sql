-- What the payment company told of the cards it keeps. Never a number.
create table rental.cards (
  customer_ref varchar(80) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  brand varchar(20),
  last4 varchar(4),
  expires varchar(7),
  warned_for varchar(7),
  idempotency_key varchar(255) not null,
  kept_at bigint not null,
  primary key (customer_ref)
);

create index cards_expires on rental.cards (expires, customer_ref);

-- Who is changing a card at the payment company now.
create table rental.card_claims (
  customer_ref varchar(80) not null,
  holder varchar(40) not null,
  held_until bigint not null,
  primary key (customer_ref)
);

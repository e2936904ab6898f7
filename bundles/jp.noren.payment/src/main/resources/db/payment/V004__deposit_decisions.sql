-- What a desk decided about the parts of a deposit: to which payment, or back to the payer. The first decision also takes the deposit's row in
-- payment.resolutions, where it meets the bank that takes the deposit back; the number of each meets the other desks.
create table payment.decisions (
  deposit varchar(31) not null,
  part integer not null,
  id varchar(31) not null,
  how varchar(20) not null,
  payment varchar(31),
  amount bigint not null,
  reason varchar(500),
  request_key varchar(255),
  decided_by varchar(100) not null,
  decided_at bigint not null,
  primary key (deposit, part),
  constraint decisions_id unique (id),
  constraint decisions_deposit foreign key (deposit) references payment.deposits (id),
  constraint decisions_amount check (amount > 0)
);

-- only: derby
create trigger payment.decisions_no_update no cascade before update on payment.decisions referencing old as was for each row values cast('decisions are insert-only: ' || was.id as integer);
-- only: derby
create trigger payment.decisions_no_delete no cascade before delete on payment.decisions referencing old as was for each row values cast('decisions are insert-only: ' || was.id as integer);
-- only: postgresql
create trigger decisions_no_change before update or delete on payment.decisions for each row execute function payment.refuse_change();

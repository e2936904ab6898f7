-- Orders on account: the consent to the assignment of the claim, and orders that are held over the credit line and have no payment yet.
-- breaks-readers-before: 2
alter table checkout.orders add column consent_version varchar(40);

alter table checkout.orders add column consented_at bigint;

alter table checkout.orders add column held_until bigint;

-- only: derby
alter table checkout.orders alter column payment null;

-- only: postgresql
alter table checkout.orders alter column payment drop not null;

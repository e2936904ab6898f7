create table member.members (
  id varchar(31) not null,
  storefront varchar(20) not null,
  kind varchar(20) not null,
  name varchar(100) not null,
  email varchar(254) not null,
  email_key varchar(254) not null,
  login_id varchar(40) not null,
  lang varchar(2) not null,
  phone varchar(20),
  transfer_name varchar(48),
  postcode varchar(8),
  region varchar(50),
  city varchar(100),
  street varchar(200),
  building varchar(200),
  terms_version varchar(40),
  terms_agreed_at bigint,
  registered_at bigint not null,
  version integer not null,
  primary key (id),
  constraint members_email unique (storefront, email_key),
  constraint members_login unique (storefront, login_id)
);

-- Each consent to a version of the terms, with its instant; never changed.
create table member.consents (
  member varchar(31) not null,
  terms_version varchar(40) not null,
  agreed_at bigint not null,
  primary key (member, terms_version)
);

-- Addresses that wait to be verified, found by the hash of the link's ticket.
create table member.email_changes (
  ticket_hash varchar(64) not null,
  member varchar(31) not null,
  email varchar(254) not null,
  asked_at bigint not null,
  primary key (ticket_hash)
);

create index email_changes_member on member.email_changes (member);

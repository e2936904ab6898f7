-- The storefronts whose public events somebody wants: for the others none is written.
create table persistence.audience (
  storefront varchar(40) not null primary key
);

-- Jars that were routed once, by their hash. Never changed.
create table plugin.artefacts (
  sha256 varchar(64) not null,
  bundle varchar(120) not null,
  bundle_version varchar(80) not null,
  signature varchar(200),
  content ${bytes} not null,
  kept_by varchar(80) not null,
  kept_at bigint not null,
  primary key (sha256)
);

-- Which version serves. storefront is '-' for all that have no route of their own; gate is '-' for what is no provider.
create table plugin.routes (
  bundle varchar(120) not null,
  storefront varchar(40) not null,
  gate varchar(40) not null,
  now_version varchar(80) not null,
  now_sha256 varchar(64) not null,
  before_version varchar(80),
  before_sha256 varchar(64),
  fence bigint not null,
  since bigint not null,
  routed_by varchar(80) not null,
  primary key (bundle, storefront)
);

-- What was asked for and what came of it. busy is the bundle's name while the operation is open, so that one at a time can be; then its id.
create table plugin.operations (
  id varchar(40) not null,
  verb varchar(20) not null,
  bundle varchar(120) not null,
  storefront varchar(40),
  sha256 varchar(64),
  from_version varchar(80),
  to_version varchar(80),
  state varchar(20) not null,
  step varchar(20) not null,
  requested_by varchar(80) not null,
  requested_at bigint not null,
  confirmed_by varchar(80),
  node varchar(60),
  ended_at bigint,
  code varchar(80),
  detail varchar(2000),
  busy varchar(120) not null,
  primary key (id),
  constraint operations_busy unique (busy)
);

create index operations_latest on plugin.operations (requested_at);
create index operations_bundle on plugin.operations (bundle, ended_at);

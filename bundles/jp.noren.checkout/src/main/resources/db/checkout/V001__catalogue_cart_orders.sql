-- What the storefronts sell. A product points to its present edition; editions are never changed, so orders can name them.
create table checkout.products (
  id varchar(31) not null,
  storefront varchar(20) not null,
  code varchar(40) not null,
  edition integer not null,
  active boolean not null,
  primary key (id),
  constraint products_code unique (storefront, code)
);

create table checkout.editions (
  product varchar(31) not null,
  edition integer not null,
  name_ja varchar(200) not null,
  name_en varchar(200) not null,
  name_vi varchar(200) not null,
  category varchar(40) not null,
  maker varchar(100) not null,
  kind varchar(10) not null,
  unit varchar(10) not null,
  billing_cycle varchar(10) not null,
  unit_price bigint not null,
  tax_percent integer not null,
  min_quantity integer not null,
  max_quantity integer not null,
  notice_days integer,
  effective_end varchar(20),
  minimum_months integer,
  refund varchar(20),
  auto_renew boolean,
  terms_ja varchar(500),
  terms_en varchar(500),
  terms_vi varchar(500),
  made_at bigint not null,
  primary key (product, edition),
  constraint editions_product foreign key (product) references checkout.products (id)
);

-- Apart from the products, so that reading a price never waits for somebody who takes the last piece.
create table checkout.stock (
  product varchar(31) not null,
  quantity integer not null,
  primary key (product),
  constraint stock_product foreign key (product) references checkout.products (id),
  constraint stock_not_below_zero check (quantity >= 0)
);

create table checkout.cart_lines (
  member varchar(31) not null,
  product varchar(31) not null,
  quantity integer not null,
  primary key (member, product)
);

create table checkout.orders (
  id varchar(31) not null,
  order_number varchar(40) not null,
  storefront varchar(20) not null,
  member varchar(31) not null,
  idempotency_key varchar(255) not null,
  placed_at bigint not null,
  status varchar(20) not null,
  reason varchar(30),
  method varchar(20) not null,
  payment varchar(40) not null,
  pay_by date,
  total bigint not null,
  looked_at bigint not null,
  primary key (id),
  constraint orders_number unique (order_number),
  constraint orders_key unique (member, idempotency_key)
);

create index orders_history on checkout.orders (member, placed_at);

create index orders_open on checkout.orders (status, looked_at);

create table checkout.order_lines (
  order_id varchar(31) not null,
  line_no integer not null,
  product varchar(31) not null,
  edition integer not null,
  quantity integer not null,
  primary key (order_id, line_no)
);

create table checkout.order_events (
  order_id varchar(31) not null,
  step_no integer not null,
  status varchar(20) not null,
  happened_at bigint not null,
  primary key (order_id, step_no)
);

create table sample.orders (
  id varchar(31) not null primary key,
  yen bigint not null,
  ordered_at timestamp,
  note ${text},
  scan ${bytes},
  version int not null
);
create table sample.counter (name varchar(20) not null primary key, value bigint not null);
insert into sample.counter values ('orders', 100);
create table sample.line (order_id varchar(31) not null references sample.orders (id), number int not null, primary key (order_id, number));

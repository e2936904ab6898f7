-- One row a mail: the delivery log, and what is still to be written in it. What the mail says is erased when it has left.
create table notification.deliveries (
  id varchar(40) not null,
  storefront varchar(40),
  member varchar(40),
  recipient varchar(320) not null,
  language varchar(2) not null,
  template varchar(100) not null,
  status varchar(10) not null,
  attempts integer not null,
  failure varchar(100),
  message_id varchar(320),
  requested_at bigint not null,
  settled_at bigint,
  args ${text},
  secrets ${text},
  constraint deliveries_pk primary key (id)
);
create index deliveries_by_time on notification.deliveries (requested_at, id);
create index deliveries_by_status on notification.deliveries (status, requested_at);
create index deliveries_by_recipient on notification.deliveries (recipient, requested_at);

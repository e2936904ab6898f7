-- The last number of each storefront's receipts. The row is held until the commit, so that there are no gaps.
create table document.receipt_counters (
  storefront varchar(20) not null,
  last_number bigint not null,
  primary key (storefront)
);

-- A receipt as it was issued first; a payment has one. Never changed.
create table document.receipts (
  id varchar(31) not null,
  storefront varchar(20) not null,
  receipt_number bigint not null,
  payment varchar(31) not null,
  member varchar(31) not null,
  content ${text} not null,
  primary key (id),
  constraint receipts_number unique (storefront, receipt_number),
  constraint receipts_payment unique (payment)
);

-- Each time it was issued, with what of the payment had been given back by then.
create table document.receipt_issues (
  receipt varchar(31) not null,
  issue_number integer not null,
  issued_at bigint not null,
  refunded bigint not null,
  primary key (receipt, issue_number),
  constraint receipt_issues_receipt foreign key (receipt) references document.receipts (id)
);

-- Files to download. Of the files of one code and language one is published at most.
create table document.files (
  id varchar(31) not null,
  storefront varchar(20) not null,
  code varchar(40) not null,
  lang varchar(2) not null,
  device_model varchar(40),
  title_ja varchar(200) not null,
  title_en varchar(200),
  title_vi varchar(200),
  file_name varchar(100) not null,
  state varchar(10) not null,
  bytes_count integer,
  sha256 varchar(64),
  created_at bigint not null,
  changed_at bigint not null,
  primary key (id)
);

create index files_code on document.files (storefront, code, lang);

create index files_shown on document.files (storefront, state);

create table document.file_contents (
  file_id varchar(31) not null,
  content ${bytes} not null,
  primary key (file_id),
  constraint file_contents_file foreign key (file_id) references document.files (id)
);

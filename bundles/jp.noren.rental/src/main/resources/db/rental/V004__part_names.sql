-- Who has ever hung parts on contracts ('part') or charged for them ('source').
create table rental.part_names (
  kind varchar(10) not null,
  name varchar(40) not null,
  primary key (kind, name)
);

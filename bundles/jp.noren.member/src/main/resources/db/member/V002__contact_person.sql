-- Who is to be addressed at a company; what a pay-later company wants to know.
alter table member.members add column department varchar(100);

alter table member.members add column person varchar(100);

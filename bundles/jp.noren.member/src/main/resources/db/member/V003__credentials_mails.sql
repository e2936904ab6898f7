-- How often login id and first password were to be mailed, and the number of the last such mail that was written (R092, R093).
alter table member.members add column credentials_asked integer default 0 not null;

alter table member.members add column credentials_sent integer default 0 not null;

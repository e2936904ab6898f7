-- Until when a password is good that was mailed and has to be replaced at the first login; empty for one that its owner set.
alter table access.principals add column first_until bigint;

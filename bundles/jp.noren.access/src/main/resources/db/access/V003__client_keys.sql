-- What an API client may do; and of each key how it is recognised, when it was made and last used, and until when it is good (empty: without end).
alter table access.principals add column scopes varchar(600);
alter table access.api_keys add column id varchar(40);
alter table access.api_keys add column prefix varchar(16);
alter table access.api_keys add column created_at bigint;
alter table access.api_keys add column last_use bigint;
alter table access.api_keys add column expires_at bigint;
-- Keys of before get an id, so that they can be ended one by one too.
update access.api_keys set id = 'key_' || substr(key_hash, 1, 26);

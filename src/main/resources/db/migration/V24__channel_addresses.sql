-- By what a reporter is found who has only an address in his channel: a keyed hash, as of the other two.
-- Nullable: a node of the version before writes rows without it.
alter table complaint_person add column address_key bytea;
create index complaint_person_address on complaint_person (address_key) where address_key is not null;

-- One row of the outbox now holds whatever was written together for a destination: written, read and
-- deleted once for many complaints. Rows that wait are kept, each a batch of one.

alter table outbox
  add column complaint_ids uuid[],
  add column first_seqs    int[],
  add column last_seqs     int[];
update outbox set
  complaint_ids = array[complaint_id], first_seqs = array[first_seq], last_seqs = array[last_seq];
alter table outbox
  drop column bucket,
  drop column complaint_id,
  drop column first_seq,
  drop column last_seq,
  alter column complaint_ids set not null,        -- in order within a complaint; the other two likewise
  alter column first_seqs set not null,
  alter column last_seqs set not null;
-- Nobody asks for it but by its key: statistics would be gathered for nobody, all the time.
alter table outbox set (autovacuum_vacuum_threshold = 500, autovacuum_analyze_threshold = 1000000);

-- A relay has a destination's turn while it holds its row's lock: a batch has complaints of any kind, so
-- order within a complaint needs the whole destination.
create table outbox_turn (destination text primary key);
insert into outbox_turn select distinct destination from outbox_bucket;
drop table outbox_bucket;

-- What nobody asks by needs no statistics; comparing long JSON and hashes was most of their cost.
alter table complaint
  alter column fingerprint set statistics 0,
  alter column text set statistics 0,
  alter column content_salt set statistics 0,
  alter column address set statistics 0,
  alter column hashtags set statistics 0,
  alter column photos set statistics 0,
  alter column note set statistics 0,
  alter column explanation set statistics 0,
  alter column head_hash set statistics 0;
alter table complaint_event
  alter column data set statistics 0,
  alter column text set statistics 0,
  alter column text_salt set statistics 0,
  alter column commitment set statistics 0,
  alter column hash set statistics 0;

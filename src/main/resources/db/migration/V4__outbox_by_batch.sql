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

-- The ledger's statistics are gathered again with each tenth that it grows. By what is long nobody asks,
-- and of the rest a coarse picture is enough: a fifth of the rows is looked at.
do $$
declare
  part record;
begin
  for part in
    select attrelid::regclass as owner, attname as name,
      case when atttypid in ('text'::regtype, 'bytea'::regtype, 'jsonb'::regtype)
          and attname not in ('ticket', 'channel', 'status', 'category', 'department', 'priority',
            'kecamatan', 'kelurahan', 'type')
        then 0 else 20 end as target
    from pg_attribute
    where attrelid in ('complaint'::regclass, 'complaint_event'::regclass)
      and attnum > 0 and not attisdropped
  loop
    execute format('alter table %s alter column %I set statistics %s', part.owner, part.name, part.target);
  end loop;
end
$$;

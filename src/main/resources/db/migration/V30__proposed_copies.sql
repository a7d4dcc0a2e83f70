-- What a second department says is done, while only an operator can take its proof.
alter table complaint_copy add column proposal int;   -- the event that left it to him; null: none did
create index complaint_copy_proposed on complaint_copy (resolve_by, complaint_id)
  where proposal is not null and status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS');

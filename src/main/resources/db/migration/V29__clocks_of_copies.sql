-- The clock of a second department's order stands while the complaint's does, and is calculated again like that.
alter table complaint_copy
  add column halts        jsonb,               -- when it stood, and why; null: never
  add column paused_since timestamptz;
create index complaint_copy_field on complaint_copy (department, (paused_since is not null),
    (case when status = 'DISPATCHED' then least(acknowledge_by, resolve_by) else resolve_by end), complaint_id)
  where status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS');
drop index complaint_copy_department;
create index complaint_copy_version on complaint_copy (clock_version)
  where status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS');

-- What a department must still do, in the order of its list: what waits for others last, the first due first.
create index complaint_field on complaint (department, (paused_since is not null),
    (case when status = 'DISPATCHED' then least(acknowledge_by, resolve_by) else resolve_by end))
  where status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'WAITING_FOR_REPORTER');

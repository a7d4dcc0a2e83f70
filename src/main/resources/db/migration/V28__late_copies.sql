-- Orders of second departments past a deadline of their own, for the Live Room.
create index complaint_copy_late on complaint_copy ((case when resolve_passed then resolve_by else acknowledge_by end))
  where status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS')
    and (resolve_passed or (acknowledge_passed and status = 'DISPATCHED'));

-- How complaints ended: when their work was shown as done, and what their reporters say to it.
alter table complaint
  add column shown_at  timestamptz,            -- of a RESOLVED or CLOSED one; null otherwise
  add column confirmed boolean not null default false,
  add column rating    smallint check (rating between 1 and 5);

update complaint c
set shown_at = e.at, confirmed = c.status = 'CLOSED', rating = e.rating
from (
  select complaint_id, max(at) filter (where type = 'RESOLVED') as at,
    (array_agg((data::jsonb ->> 'rating')::smallint order by seq desc)
      filter (where type = 'CONFIRMED'))[1] as rating
  from complaint_event where type in ('RESOLVED', 'CONFIRMED') group by 1) e
where c.id = e.complaint_id and c.status in ('RESOLVED', 'CLOSED');

-- Nothing waits for ever for its reporter: at its first look the clock sets each timer, or closes what is due.
update complaint set next_due = shown_at where status = 'RESOLVED' and shown_at is not null;

-- When a reporter was asked what is still to be done: what he says next belongs to that complaint.
alter table whatsapp_complaint add column asked_at timestamptz;

-- What was tried and refused: counts only, no person, no ticket, no photo. Kept for a year.
create table refused_attempt (
  day        timestamptz,                      -- when it began
  attempt    text,
  department text,                             -- empty when nobody knows who it was
  times      bigint not null,
  primary key (day, attempt, department)
);

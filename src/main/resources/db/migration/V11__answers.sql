-- How complaints ended: when their work was shown as done, and what their reporters say to it.
alter table complaint
  add column shown_at  timestamptz,            -- of a RESOLVED or CLOSED one; null otherwise
  add column confirmed boolean not null default false,
  add column rating    smallint check (rating between 1 and 5);

update complaint c
set shown_at = case when c.status = 'RESOLVED' then now() else e.at end,
  confirmed = c.status = 'CLOSED', rating = e.rating
from (
  select r.complaint_id, r.at, (
    select (a.data::jsonb ->> 'rating')::smallint from complaint_event a
    where a.complaint_id = r.complaint_id and a.type = 'CONFIRMED' and a.seq > r.seq
    order by a.seq desc limit 1) as rating
  from (
    select distinct on (complaint_id) complaint_id, seq, at from complaint_event
    where type = 'RESOLVED' order by complaint_id, seq desc) r) e
where c.id = e.complaint_id and c.status in ('RESOLVED', 'CLOSED');

-- Nothing waits for ever for its reporter; whose work was shown before there was an end to it has his whole time from
-- now on. At its first look the clock sets each timer.
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

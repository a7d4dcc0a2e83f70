-- What a deadline is made of, so that it can be explained and calculated again.

alter table complaint
  add column acknowledge_from timestamptz,     -- where the times began; null: at the receipt
  add column resolve_from     timestamptz,
  add column clock_category   text,            -- by whose policy the time to resolve goes; a reassignment keeps it
  add column clock_priority   text,            -- null: as category and priority are
  add column halts            jsonb,           -- when the clock stood in this round, and why; null: never
  add column told             text,            -- the stages that were told in this round, with commas
  add column provisional      boolean not null default false,
  add column clock_version    text not null default '';

-- Whatever is open and was calculated by other calendars or policies than those in force.
create index complaint_clock_version on complaint (clock_version)
  where status in ('RECEIVED', 'TRIAGE', 'DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS',
    'WAITING_FOR_REPORTER', 'RETURNED', 'REOPENED');

-- By which calendars and policies open clocks go: those that a node put in force last.
create table clock_version (
  one     boolean primary key default true check (one),
  version text not null,
  since   timestamptz not null
);

-- What an earlier version knew only from the history.
update complaint c set resolve_from = e.at
from (select complaint_id, max(at) as at from complaint_event where type = 'REOPENED' group by 1) e
where c.id = e.complaint_id and c.round > 1;
update complaint c set acknowledge_from = e.at
from (select complaint_id, max(at) as at from complaint_event
    where type in ('RETURNED', 'REJECTION_PROPOSED', 'REOPENED', 'DISPATCHED') group by 1) e
where c.id = e.complaint_id and e.at > c.received_at;
update complaint c set halts = h.halts
from (
  select complaint_id, jsonb_agg(jsonb_build_object('from', to_char(began at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'to', to_char(
        case when ended < began then began else ended end at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'reason', 'REPORTER') order by began) as halts
  from (
    select a.complaint_id, a.at as began, (select min(e.at) from complaint_event e
      where e.complaint_id = a.complaint_id and e.seq > a.seq and e.type in ('WORK_STARTED', 'INFO_GIVEN',
        'RETURNED', 'RESOLVED', 'REJECTION_PROPOSED', 'MERGED')) as ended
    from complaint_event a join complaint s on s.id = a.complaint_id
    where a.type = 'INFO_REQUESTED' and (s.resolve_from is null or a.at >= s.resolve_from)) asked
  group by complaint_id) h
where c.id = h.complaint_id;

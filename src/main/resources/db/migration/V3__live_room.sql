-- What the Live Room looks at, as little dearer for a new complaint as can be.

-- Whatever is open, counted by where it stands. Few different keys, so its pages hold thousands of rows.
create index complaint_open on complaint (status, department, channel)
  where status in ('RECEIVED', 'TRIAGE', 'DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS',
    'WAITING_FOR_REPORTER', 'RETURNED', 'REOPENED');

-- What waits for an operator, the first due first.
create index complaint_triage on complaint (acknowledge_by) where status in ('TRIAGE', 'RETURNED');

-- What is late. A new complaint never is, so it costs intake nothing.
create index complaint_late on complaint (status)
  where (acknowledge_passed or resolve_passed)
    and status in ('RECEIVED', 'TRIAGE', 'DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS',
      'WAITING_FOR_REPORTER', 'RETURNED', 'REOPENED');

-- Today's complaints: rows lie in about the order they came in, so a summary of each stretch is enough.
create index complaint_received on complaint using brin (received_at)
  with (pages_per_range = 32, autosummarize = on);

-- Who tried to enter the Live Room: right, wrong, and who left it.
create table login_attempt (
  id        bigint generated always as identity primary key,
  at        timestamptz not null,
  user_name text not null,                     -- 'unknown' for whom we don't know: it may be a password
  source    bytea not null,                    -- keyed hash of the address
  outcome   text not null,                     -- SUCCESS, FAILURE or LOGOUT
  session   text                               -- what was ended; null otherwise
);
create index login_attempt_source on login_attempt (source, at);
create index login_attempt_user on login_attempt (user_name, at);
create index login_attempt_ended on login_attempt (session) where session is not null;

-- How often the other side has asked an errand to wait: that takes no step of the ladder.
alter table errand add column held int not null default 0;

-- How news went on the ways that have no table of their own, and where a way came to its end.
create table news_way (
  complaint_id uuid not null,
  seq          int not null,                   -- the event it tells of
  way          text not null,                  -- WHATSAPP (only where it failed), CALLBACK, EMAIL
  status       text not null,                  -- sent or failed
  reason       text,                           -- stable and short; no person in it
  at           timestamptz not null,
  primary key (complaint_id, seq, way)
);

-- News that no way could bring: an operator tells the reporter.
create table not_told (
  complaint_id uuid not null,
  seq          int not null,
  what         text not null,                  -- the event
  at           timestamptz not null,
  done_at      timestamptz,                    -- told after all
  done_by      text,                           -- the operator; null where a later message arrived
  primary key (complaint_id, seq)
);
create index not_told_open on not_told (at) where done_at is null;

-- A callback that answered 410 is called no more until an operator or another address says otherwise.
create table callback_off (
  endpoint bytea primary key,                  -- SHA-256 of the address
  at       timestamptz not null
);

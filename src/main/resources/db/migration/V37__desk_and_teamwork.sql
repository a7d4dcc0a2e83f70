-- What a desk wrote down, by who did. What reporters send themselves isn't in it.
create index complaint_event_recorded on complaint_event (actor, at)
  where type = 'RECEIVED' and actor <> 'reporter';
-- What happened since a time, for the hand-over of a shift: rows are appended, so that a summary of stretches is enough.
create index complaint_event_at on complaint_event using brin (at) with (pages_per_range = 32);

-- What operators note about a complaint for each other. Never public; erased with what its reporter said.
create table complaint_note (
  id           bigint generated always as identity primary key,
  complaint_id uuid not null,
  key          uuid not null unique,           -- of the form: sent twice it is one note
  at           timestamptz not null,
  author       text not null,
  text         text not null
);
create index complaint_note_complaint on complaint_note (complaint_id, id);
create index complaint_note_at on complaint_note (at);
create table complaint_note_mention (
  note_id   bigint not null references complaint_note on delete cascade,
  user_name text not null,
  seen_at   timestamptz,
  primary key (note_id, user_name)
);
create index complaint_note_mention_user on complaint_note_mention (user_name, note_id);

-- Which operator has a complaint in hand.
create table complaint_holding (
  complaint_id uuid primary key,
  holder       text not null,
  since        timestamptz not null,
  by_user      text not null                   -- who said so: the holder, or whoever handed it over
);
create index complaint_holding_holder on complaint_holding (holder);

-- What a shift tells the next one beside what stands with complaints. Forgotten after 90 days.
create table shift_note (
  id     bigint generated always as identity primary key,
  key    uuid not null unique,
  at     timestamptz not null,
  author text not null,
  text   text not null
);
create index shift_note_at on shift_note (at);

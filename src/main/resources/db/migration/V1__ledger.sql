-- The ledger. Times are UTC to the microsecond; ids are UUIDv5 of channel and external key.

create table complaint (
  id                 uuid primary key,
  ticket             text not null,
  channel            text not null,
  fingerprint        bytea not null,           -- keyed hash of what was submitted: same key, other body
  received_at        timestamptz not null,
  text               text not null,
  content_salt       bytea,                    -- of the commitment in the first event; gone after an erasure
  lat                double precision,
  lon                double precision,
  address            text,
  kecamatan          text,
  kelurahan          text,
  hashtags           jsonb not null,
  photos             jsonb not null,
  anonymous          boolean not null,
  confidential       boolean not null,
  status             text not null,
  category           text,
  department         text,
  priority           text not null,
  round              int not null,
  note               text,
  explanation        jsonb not null,
  acknowledge_by     timestamptz not null,
  resolve_by         timestamptz not null,
  acknowledge_passed boolean not null,
  resolve_passed     boolean not null,
  paused_since       timestamptz,
  next_due           timestamptz,              -- the one armed timer; null while nothing can fire
  head_seq           int not null,
  head_hash          bytea not null,
  constraint complaint_ticket unique (ticket)
) with (fillfactor = 80);

create index complaint_next_due on complaint (next_due) where next_due is not null;

-- Who reported: apart, sealed, erasable. No row when nothing was said.
create table complaint_person (
  complaint_id uuid primary key references complaint (id),
  sealed       bytea not null
);

-- The history: append-only, each row carries a keyed hash of itself and of the row before.
create table complaint_event (
  complaint_id uuid not null references complaint (id),
  seq          int not null,
  type         text not null,
  at           timestamptz not null,
  actor        text not null,
  data         text not null,                  -- JSON, the very characters that were hashed
  text         text,                           -- erasable; the chain holds its commitment
  text_salt    bytea,
  commitment   bytea,
  hash         bytea not null,
  primary key (complaint_id, seq)
);

-- What must still leave, in order within a complaint. Deleted when confirmed.
create table outbox (
  id           bigint generated always as identity,
  destination  text not null,
  bucket       smallint not null,
  complaint_id uuid not null,
  first_seq    int not null,
  last_seq     int not null,
  created_at   timestamptz not null default now(),
  primary key (destination, id)               -- read in this order, however long the backlog
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- A relay owns a bucket while it holds its row's lock.
create table outbox_bucket (
  destination text not null,
  bucket      smallint not null,
  primary key (destination, bucket)
);
insert into outbox_bucket
select destination, bucket
from (values ('work-orders'), ('events')) d (destination), generate_series(0, 15) bucket;

-- What departments answered and took effect, or came late. A refused one leaves no row.
create table follow_up (
  department   text not null,
  update_id    text not null,
  complaint_id uuid not null references complaint (id),
  kind         text not null,
  late         boolean not null,
  received_at  timestamptz not null,
  primary key (department, update_id)
);

-- Photos by their public id: of the complaint itself and uploaded as evidence.
create table photo (
  id           text primary key,
  complaint_id uuid not null references complaint (id),
  department   text,                           -- whose evidence; null for the reporter's own photo
  sha256       text not null,
  taken_at     timestamptz,
  uploaded_at  timestamptz not null,
  shown_seq    int                             -- the event that showed it as evidence; null until then
);
create index photo_complaint on photo (complaint_id);

-- What could not be processed: the original, why, and how often it was tried.
create table dead_letter (
  id         bigint generated always as identity primary key,
  source     text not null,
  original   text not null,
  reason     text not null,
  attempts   int not null,
  at         timestamptz not null,
  replayed_at timestamptz
);

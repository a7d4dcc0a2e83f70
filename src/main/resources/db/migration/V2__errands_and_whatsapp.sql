-- Work that was promised in a transaction and is done after it: one row an errand, deleted when done.
create table errand (
  id         uuid primary key,                 -- of what it is about: the same errand twice is one
  kind       text not null,
  lane       uuid not null,                    -- errands of one kind and lane are done in order, one at a time
  place      bigint generated always as identity,
  sealed     bytea not null,                   -- what to do: may name a person
  attempts   int not null default 0,
  due_at     timestamptz not null,             -- while one works on it: until when the others leave it alone
  reason     text,                             -- why it isn't done yet
  dead_at    timestamptz                       -- given up, waits for a person
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index errand_due on errand (kind, due_at) where dead_at is null;
create index errand_lane on errand (kind, lane, place) where dead_at is null;
create index errand_dead on errand (place) where dead_at is not null;

insert into outbox_bucket
select 'notifications', bucket from generate_series(0, 15) bucket;

-- Who writes to us on WhatsApp. One row a person; found by keyed hash only.
create table whatsapp_contact (
  id              uuid primary key,
  phone_key       bytea,
  user_key        bytea,                       -- of the business-scoped user id
  sealed          bytea not null,
  last_message_at timestamptz not null,        -- the 24-hour window runs from here
  constraint whatsapp_contact_phone unique (phone_key),
  constraint whatsapp_contact_user unique (user_key)
);

-- What Meta has told us already, by keyed hash: its deliveries repeat.
create table whatsapp_seen (
  key bytea primary key,
  at  timestamptz not null
);
create index whatsapp_seen_at on whatsapp_seen (at);

-- Whose complaint it is.
create table whatsapp_complaint (
  complaint_id uuid primary key,
  contact_id   uuid not null references whatsapp_contact (id),
  at           timestamptz not null
);
create index whatsapp_complaint_contact on whatsapp_complaint (contact_id, at desc);

-- Pins and photos that came before the complaint they belong to.
create table whatsapp_waiting (
  id         uuid primary key,
  contact_id uuid not null references whatsapp_contact (id),
  at         timestamptz not null,
  sealed     bytea not null
);
create index whatsapp_waiting_contact on whatsapp_waiting (contact_id, at);

-- What we sent, and how far it came: sent, delivered, read, failed.
create table whatsapp_sent (
  id           uuid primary key,               -- the errand's; Meta echoes it in the statuses
  complaint_id uuid,
  what         text not null,
  wamid_key    bytea,
  status       text not null,
  code         int,                            -- Meta's, when it failed
  sealed       bytea,                          -- the message, while it may have to be sent once more
  at           timestamptz not null
);
create index whatsapp_sent_wamid on whatsapp_sent (wamid_key);
create index whatsapp_sent_complaint on whatsapp_sent (complaint_id);

-- Personal data: found by keyed hash, erased in time or on request, looked at on record.

-- When all that named or quoted the reporter was erased; null again from a reopening on. While the complaint
-- is open it stays null: more may be said until it closes.
alter table complaint add column erased_at timestamptz;
-- What may be due for erasure: nothing of it is open, so that intake pays nothing.
create index complaint_unerased on complaint (received_at)
  where erased_at is null and status in ('RESOLVED', 'CLOSED', 'REJECTED', 'MERGED');

-- Keyed hashes of what the box holds: a reporter is found by what he tells, and by nothing else.
alter table complaint_person
  add column phone_key bytea,
  add column email_key bytea;
create index complaint_person_phone on complaint_person (phone_key) where phone_key is not null;
create index complaint_person_email on complaint_person (email_key) where email_key is not null;

-- Whenever a person looked at personal data, searched it or had it erased: who, when, why, of which complaint.
create table person_look (
  id           bigint generated always as identity primary key,
  at           timestamptz not null,
  who          text not null,
  what         text not null,                  -- SHOWN, SEARCHED or ERASED
  why          text not null,
  complaint_id uuid,                           -- null for a search that found nothing
  ticket       text
);
create index person_look_complaint on person_look (complaint_id);

create function person_look_is_append_only() returns trigger language plpgsql as
  $$ begin raise exception 'person_look is append-only'; end $$;
create trigger person_look_append_only before update or delete or truncate on person_look
  for each statement execute function person_look_is_append_only();

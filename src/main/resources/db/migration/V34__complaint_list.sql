-- The list of all complaints in the Live Room. What is kept for it at intake is as little as can be: two indexes, and a
-- note of what hasn't been read yet.

-- In the order they came in, with all that is filtered by: whatever is asked, only the lines that are shown are fetched
-- from the table. In place of the summary of stretches, which gives no order.
create index complaint_listed on complaint (received_at, id)
  include (status, department, category, kecamatan, kelurahan, channel, priority);
drop index complaint_received;
-- Open ones all lie at one end of that.
create index complaint_by_status on complaint (status, received_at, id)
  include (department, category, kecamatan, kelurahan, channel, priority);

-- What is seldom among those that are at their end: no new complaint is, so that intake pays nothing, and of the open ones
-- there are never so many.
create index complaint_by_department on complaint (department, received_at, id) include (category, status)
  where status in ('RESOLVED', 'CLOSED', 'REJECTED', 'MERGED');
create index complaint_by_category on complaint (category, received_at, id) include (status)
  where status in ('RESOLVED', 'CLOSED', 'REJECTED', 'MERGED');
create index complaint_by_place on complaint (kecamatan, kelurahan, received_at, id)
  include (department, category, status)
  where status in ('RESOLVED', 'CLOSED', 'REJECTED', 'MERGED');
create index complaint_by_channel on complaint (channel, received_at, id)
  where status in ('RESOLVED', 'CLOSED', 'REJECTED', 'MERGED');
create index complaint_by_priority on complaint (priority, received_at, id)
  where priority <> 'NORMAL' and status in ('RESOLVED', 'CLOSED', 'REJECTED', 'MERGED');

-- What an operator decided. What the rules decide at intake isn't in it.
create index complaint_event_operator on complaint_event (actor, complaint_id)
  where actor not in ('rules', 'clock', 'reporter')
    and (type in ('DISPATCHED', 'REJECTED', 'RECALLED', 'COPIED', 'CLOCK_STOPPED') or (type = 'RESOLVED' and data like '%"waived":true%'));
-- How many an operator decided must be known to look for them the right way round.
alter table complaint_event alter actor set statistics 20;

-- By which words a complaint is found: its own, those of its place, and each four signs of its ticket.
create table complaint_words (
  complaint_id uuid primary key,
  words        tsvector not null
);
create index complaint_words_words on complaint_words using gin (words);

-- Whose words weren't read yet. Without a key: it is taken from in any order, and twice does no harm.
create table complaint_unread (complaint_id uuid not null)
  with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
insert into complaint_unread select id from complaint;

create function complaint_came_in() returns trigger language plpgsql as
  $$ begin insert into complaint_unread select id from fresh; return null; end $$;
create trigger complaint_came_in after insert on complaint referencing new table as fresh
  for each statement execute function complaint_came_in();

-- What was erased, or added, is read anew; its former words are gone at once.
create function complaint_changed() returns trigger language plpgsql as $$
begin
  delete from complaint_words where complaint_id = new.id;
  insert into complaint_unread values (new.id);
  return null;
end $$;
create trigger complaint_changed after update of text, address, kecamatan, kelurahan on complaint
  for each row execute function complaint_changed();

-- Second departments that have an order of their own for a complaint ("tembusan"), each with its own clock. The complaint's
-- own department stays responsible; nothing here moves the complaint.
create table complaint_copy (
  complaint_id       uuid not null,
  department         text not null,
  seq                int not null,               -- the event that sends its order
  status             text not null,
  category           text not null,              -- by whose policy its clock goes
  priority           text not null,
  round              int not null,
  why                text not null,              -- as rules/copies.csv said it
  rule               text not null,
  rules_version      text not null,
  began_at           timestamptz not null,
  acknowledge_by     timestamptz not null,
  resolve_by         timestamptz not null,
  acknowledge_passed boolean not null,
  resolve_passed     boolean not null,
  told               text not null,              -- the stages that were told, with commas
  clock_version      text not null,
  provisional        boolean not null,
  next_due           timestamptz,                -- its armed timer; null while nothing can fire
  primary key (complaint_id, department)
);
create index complaint_copy_due on complaint_copy (next_due) where next_due is not null;
create index complaint_copy_department on complaint_copy (department, resolve_by)
  where status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS');

-- Whose categories the table names go through a relay of their own, which decides about copies.
insert into outbox_turn values ('copies') on conflict do nothing;

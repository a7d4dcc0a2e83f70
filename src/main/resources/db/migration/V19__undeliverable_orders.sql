-- Work orders that lie in a department's dead letters: its system rejected them, or died of them too often.
create table undeliverable_order (
  letter       text primary key,               -- names the dead letter: its queue, number and time
  complaint_id uuid not null,
  department   text not null,
  at           timestamptz not null,           -- when it was seen there first, and told of
  gone_at      timestamptz                     -- offered again or withdrawn since
);
create index undeliverable_order_open on undeliverable_order (department, at) where gone_at is null;

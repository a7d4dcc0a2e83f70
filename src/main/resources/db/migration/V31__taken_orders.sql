-- Work orders that departments' systems took over HTTP, by the lease they had: who says so again gets the same answer,
-- and none is offered again. Kept for a month.
create table order_taken (
  lease         text primary key,              -- SHA-256 of it
  department    text not null,
  work_order_id text not null,
  taken_at      timestamptz not null
);
create index order_taken_at on order_taken (taken_at);

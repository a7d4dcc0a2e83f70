-- By which keys this ledger was written, as keyed hashes: a node with others would take promises out of the
-- spool that it can't open, and give answer keys that nobody else knows.
create table known_key (
  name  text primary key,
  proof bytea not null
);

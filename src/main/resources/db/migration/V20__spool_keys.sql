-- By what a node seals while this ledger is away: made before, thrown away when all of it is in the ledger.
create table spool_key (
  id uuid primary key,
  sealed bytea,                            -- by the data key; null once it was thrown away
  inside boolean not null,                 -- made by the process that this ledger runs in
  renewed_at timestamptz not null default now(),
  closing_at timestamptz,                  -- nothing is promised under it any more
  ends bigint[],                           -- by partition of the spool: all under it lies before
  erased_at timestamptz
);

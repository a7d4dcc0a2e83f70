-- Guesses at passwords, counted for all nodes and every door together. Nobody's name, address or
-- guess is in it: a key is a keyed hash of who was tried and from where.

create table login_guess (
  key   bytea primary key,
  since timestamptz not null,  -- when the first of them was wrong
  wrong integer not null
);
create index login_guess_since on login_guess (since);

-- Who has logged in from where lately: what others guess doesn't keep him out.
create table login_known (
  key bytea primary key,
  at  timestamptz not null     -- about when he last did
);
create index login_known_at on login_known (at);

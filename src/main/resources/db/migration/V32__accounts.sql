-- Persons who log in: operators, auditors, departments' staff. Users of machines stay in the credentials.
create table account (
  id          uuid primary key,
  user_name   text not null unique,
  name        text not null,
  roles       text[] not null,
  department  text,                            -- of a department's staff: its code
  password    text not null,                   -- Argon2id, with salt and cost
  must_change boolean not null,                -- the password was given by somebody else
  sealed      bytea,                           -- the secret of the second factor; null without one
  last_step   bigint not null default 0,       -- of the newest code that was taken: none opens twice
  created_at  timestamptz not null,
  disabled_at timestamptz
);
-- What was done to accounts, and by whom.
create table account_change (
  id        bigint generated always as identity primary key,
  at        timestamptz not null,
  user_name text not null,
  by_user   text not null,
  what      text not null                      -- ADDED, DISABLED, ENABLED, RESET, PASSWORD, TOTP_ON, TOTP_OFF, SESSIONS_ENDED
);
create index account_change_at on account_change (at);
-- Logins that last: a session whose row is missing or ended opens nothing, on any node.
create table login_session (
  id        text primary key,
  door      text not null,
  user_name text not null,
  begun_at  timestamptz not null,
  ends_at   timestamptz not null,
  ended_at  timestamptz
);
create index login_session_user on login_session (user_name, begun_at);
create index login_session_ends on login_session (ends_at);

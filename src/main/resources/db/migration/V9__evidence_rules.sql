-- What was found about photos of finished work, and what photos look like, so that one is found again.
alter table photo
  add column original     text,                -- SHA-256 of the upload as it came; evidence only
  add column findings     jsonb,               -- what the checks of evidence came to; null for the reporter's
  add column proposed_seq int,                 -- the event that left it to an operator
  add column looked       boolean not null default false,  -- whether its likeness is known, if it has one
  add column likeness     bigint,
  -- Two likenesses that differ in few bits differ in fewer still in one of these four parts.
  add column part0 int generated always as ((likeness & 65535)::int) stored,
  add column part1 int generated always as ((likeness >> 16 & 65535)::int) stored,
  add column part2 int generated always as ((likeness >> 32 & 65535)::int) stored,
  add column part3 int generated always as ((likeness >> 48 & 65535)::int) stored;

create index photo_part0 on photo (part0, likeness) where part0 is not null;
create index photo_part1 on photo (part1, likeness) where part1 is not null;
create index photo_part2 on photo (part2, likeness) where part2 is not null;
create index photo_part3 on photo (part3, likeness) where part3 is not null;
create index photo_sha256 on photo (sha256);
create index photo_original on photo (original) where original is not null;
create index photo_unlooked on photo (uploaded_at) where not looked;

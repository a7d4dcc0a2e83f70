-- What became of each complaint, told by its history alone: for figures. It is made anew of the events whenever somebody asks for
-- figures of a time and seq is not the complaint's head_seq; nothing is written to it at intake, and nothing is lost with it.
create table complaint_course (
  complaint_id uuid primary key,
  seq          int not null,                   -- up to which event of the history it tells
  reading      int not null,                   -- by which way of reading: another one reads it again
  status       text not null,
  department   text,                           -- the last one that had it
  category     text,
  priority     text not null,
  figures      text[] not null,                -- what is counted of it; see the class Figure
  returned_by  text[] not null,                -- departments
  passed_on_by text[] not null,                -- departments after which another one had it
  rating       int,
  stays        text not null                   -- where it stood, with whom, from when to when: see the class CourseFormat
);

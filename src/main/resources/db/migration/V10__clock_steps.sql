-- A step of a ladder is known by what it is, no longer by the row it stood in. That was the row of one of the ladders
-- that came with the earlier version; where two of them had a step in the same row, both are taken as told: neither
-- ladder has the other's. A city with ladders of its own may be told once more of what is late.
update complaint c set told = (
  select string_agg(distinct coalesce(step.now, key.was), ',')
  from unnest(string_to_array(c.told, ',')) key (was)
  left join (values
      ('warned/1', 'warned/opd'),
      ('acknowledge/1', 'acknowledge/live-room'),
      ('acknowledge/2', 'acknowledge/live-room'),
      ('acknowledge/2', 'acknowledge+PT5M/opd'),
      ('resolve/2', 'resolve/sekda'),
      ('resolve/3', 'resolve/kepala-bidang'),
      ('resolve/3', 'resolve/kepala-dinas'),
      ('resolve/4', 'resolve+P1D/kepala-dinas'),
      ('resolve/4', 'resolve+PT6H/sekda'),
      ('resolve/5', 'resolve+P3D/sekda'),
      ('asked/5', 'asked+PT30M/reporter'),
      ('asked/6', 'asked+P3D/reporter'),
      ('asked/6', 'asked+PT2H/department'),
      ('asked/7', 'asked+P7D/reporter'),
      ('asked/8', 'asked+P10D/department')) step (was, now) using (was))
where c.told ~ '/[0-9]';

-- Whose policy the time to resolve goes by, of what was given to another department before V7: the first one's.
update complaint c set clock_category = first.category, clock_priority = first.priority
from (
  select distinct on (complaint_id) complaint_id, data::jsonb ->> 'category' as category,
    data::jsonb ->> 'priority' as priority
  from complaint_event where type = 'DISPATCHED' order by complaint_id, seq) first
where c.id = first.complaint_id and c.clock_priority is null and c.clock_version = ''
  and first.category is not null and first.priority is not null and c.category <> first.category;

-- What an operator has stopped and forgotten, for the first page of the Live Room.
create index complaint_forgotten on complaint (paused_since) where told like '%halted%';

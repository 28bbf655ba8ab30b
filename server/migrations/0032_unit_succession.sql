-- 撤并: a unit is merged into another or abolished; its open tasks go on with the successors, case by case.
alter table handling_task
  add column former_units jsonb not null default '[]',
  add column joined_into_id text,
  add column counts_for_unit_id text;
alter table reply add column hand_signed_for_unit text;

create table unit_succession (
  congress_id text not null references congress (id),
  id text not null,
  unit_id text not null,
  unit_name text not null,
  manner text not null check (manner in ('merged', 'abolished')),
  succeeded_on date not null,
  document_title text not null,
  document_number text not null,
  document_date date not null,
  successor_id text not null,                         -- who carries on what no case names otherwise
  recorded_by_name text not null,
  recorded_on date not null,
  told_on date,                                       -- everything is with its successor, and everybody concerned has been told
  primary key (congress_id, id),
  foreign key (congress_id, unit_id) references organisation (congress_id, id),
  foreign key (congress_id, successor_id) references organisation (congress_id, id),
  check (successor_id <> unit_id),
  check (document_date <= succeeded_on)
);
-- A unit ends once.
create unique index unit_succession_once on unit_succession (congress_id, unit_id);

-- The tasks as they stood on the day on which it was recorded, each with its successor: what is done is read off the tasks themselves.
create table unit_succession_task (
  congress_id text not null,
  succession_id text not null,
  task_id text not null,
  suggestion_id text not null,
  successor_id text not null,
  primary key (congress_id, succession_id, task_id),
  foreign key (congress_id, succession_id) references unit_succession (congress_id, id),
  foreign key (congress_id, successor_id) references organisation (congress_id, id)
);

-- Written in the administration's transactions, which look past one congress.
alter table unit_succession enable row level security;
alter table unit_succession force row level security;
create policy unit_succession_congress on unit_succession using (luoshi_may_touch(congress_id)) with check (luoshi_may_touch(congress_id));
alter table unit_succession_task enable row level security;
alter table unit_succession_task force row level security;
create policy unit_succession_task_congress on unit_succession_task using (luoshi_may_touch(congress_id)) with check (luoshi_may_touch(congress_id));

-- Who does today what a unit did: itself, or the last of those to which its duties went. A unit ends after its successor began, so there is no circle.
create function luoshi_unit_today(p_congress_id text, p_unit_id text) returns text language sql stable as $$
  with recursive chain (id, state, successor_id, step) as (
    select o.id, o.state, o.successor_id, 0 from organisation o where o.congress_id = p_congress_id and o.id = p_unit_id
    union all
    select n.id, n.state, n.successor_id, c.step + 1 from chain c join organisation n on n.congress_id = p_congress_id and n.id = c.successor_id where c.state = 'ended' and c.step < 20)
  select id from chain order by step desc limit 1
$$;

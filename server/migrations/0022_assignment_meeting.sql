-- Handing over many suggestions at once: which system a unit belongs to, and the meeting at which the units get their lists.

-- 政府, 法院, 检察院, 监委, 党群. Units of the government are assigned jointly with the government office, all others by the congress alone.
alter table organisation add column unit_system text check (unit_system in ('executive', 'court', 'procuratorate', 'supervision', 'party'));
-- Before there was such a thing the name told it.
update organisation set unit_system = case
  when channel = 'government' then 'executive'
  when name like '%人民法院' then 'court'
  when name like '%人民检察院' then 'procuratorate'
  when name like '%监察委员会' or name like '%监委' then 'supervision'
  else 'party' end
where kind = 'handlingUnit';
-- Left empty it follows from the channel; said, it must not contradict it.
alter table organisation add constraint organisation_system check (unit_system is null or (unit_system = 'executive') = (channel is not distinct from 'government'));

-- 集中交办会: planned, its plan signed by the government office beforehand where that is wanted, held on its day.
create table assignment_meeting (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('planned', 'submitted', 'confirmed', 'held', 'cancelled')),
  title text not null,
  held_on date not null,
  place text not null,
  convener text not null,
  agenda jsonb not null,
  -- paragraphs of the work plan that somebody has written; the others are made from the record
  sections jsonb not null,
  return_reason text,
  confirmed_by_name text,
  confirmed_on date,
  opened_on date,
  -- the work plan as it was issued; null until the meeting is held
  work_plan jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id)
);

create table assignment_meeting_item (
  congress_id text not null,
  meeting_id text not null,
  suggestion_id text not null,
  position integer not null,
  -- listed until the meeting is held; then handed over (where the government office has not signed: proposed to it), or left with the reason
  state text not null check (state in ('listed', 'handedOver', 'left')),
  -- the units as the government office signed them
  signed_plan jsonb,
  refusal text,
  primary key (congress_id, meeting_id, suggestion_id),
  foreign key (congress_id, meeting_id) references assignment_meeting (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);
-- A suggestion waits for one meeting at a time.
create unique index assignment_meeting_item_once on assignment_meeting_item (congress_id, suggestion_id) where state = 'listed';

-- Who came from which unit.
create table assignment_meeting_attendance (
  congress_id text not null,
  meeting_id text not null,
  unit_id text not null,
  attendee_name text not null,
  attendee_position text not null,
  signed_at timestamptz not null,
  primary key (congress_id, meeting_id, unit_id),
  foreign key (congress_id, meeting_id) references assignment_meeting (congress_id, id),
  foreign key (congress_id, unit_id) references organisation (congress_id, id)
);

select enable_congress_policy(t::regclass) from unnest(array['assignment_meeting', 'assignment_meeting_item', 'assignment_meeting_attendance']) as t;

-- A dispute about whose duty a matter is: put in writing by the unit's head once, settled finally.
alter table handling_task
  add column dispute_state text check (dispute_state in ('raised', 'kept', 'changed', 'lapsed')),
  add column dispute_statement text,
  add column dispute_ground text,
  add column dispute_proposal text,
  add column dispute_signed_by text,
  add column dispute_answer text;

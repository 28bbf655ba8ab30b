-- What follows a second dissatisfaction: meeting of both sides, experts' opinion, reasoned conclusion. Meetings and opinions are kept
-- whole, in the order in which they took place; the second rating itself stays where it is.
create table mediation (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null check (state in ('opened', 'meetingCalled', 'opinionSought', 'handlingAgain', 'concluded')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  task_id text not null,
  unit_id text not null,
  unit_name text not null,
  evaluation_id text not null,
  way text not null check (way in ('meeting', 'assessment', 'faceToFace')),
  opened_on date not null,
  rater_person_id text,
  rater_name text,
  meeting_at timestamptz,
  meeting_place text,
  meetings jsonb not null,
  opinions jsonb not null,
  conclusion text check (conclusion in ('rehandle', 'explain', 'track', 'report')),
  reasons text,
  concluded_on date,
  concluded_by_name text,
  council_on date,
  council_decision text,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);
create index mediation_by_case on mediation (congress_id, suggestion_id);
-- One for each unit's reply, whatever comes after.
create unique index mediation_once on mediation (congress_id, task_id);
select enable_congress_policy('mediation');

-- The last rating after such a conclusion belongs to no round.
alter table evaluation alter column round_id drop not null;
alter table evaluation add column mediation_id text;
alter table evaluation add check ((round_id is null) = (mediation_id is not null));

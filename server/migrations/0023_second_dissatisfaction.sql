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

-- Who is spoken to and rates once the lead sponsor's mandate has ended; the lead sponsor's own name stays as it was signed.
alter table suggestion
  add column contact_person_id text,
  add column contact_name text,
  add column contact_phone text,
  add column contact_employer_id text,
  add column contact_since date,
  add column contact_reason text;
update suggestion set contact_person_id = lead_person_id, contact_name = lead_name, contact_phone = lead_phone, contact_employer_id = lead_employer_id;
create index suggestion_by_contact on suggestion (congress_id, contact_person_id);
create index suggestion_contact_changed on suggestion (congress_id, contact_since) where contact_since is not null;

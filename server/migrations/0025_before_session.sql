-- What is prepared before a session: the topics of the year with the guide made of them, and talks between a deputy and a unit
-- about a draft. They stand beside the cases, each with a version and entries of its own in the audit.
create table topic_guide (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('preparing', 'published', 'ended')),
  year integer not null check (year between 2000 and 2199),
  title text not null,
  preface text not null,
  sections jsonb not null,
  published_on date,
  ended_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  unique (congress_id, year)
);

create table guide_topic (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('collected', 'adopted', 'setAside', 'withdrawn')),
  year integer not null check (year between 2000 and 2199),
  source text not null check (source in ('deputy', 'unit', 'township', 'resident', 'commission')),
  source_name text not null,
  -- as it was handed in: never changed by the editors
  source_title text not null,
  source_text text not null,
  proposed_by_person_id text not null,
  proposed_by_name text not null,
  proposed_by_role text not null,
  proposed_by_organisation_id text not null,
  title text not null,
  section text,
  background text not null,
  data text not null,
  unit_ids jsonb not null,
  unit_names jsonb not null,
  already_known text not null,
  set_aside_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id)
);
create index guide_topic_by_year on guide_topic (congress_id, year desc, created_at);

create table draft_talk (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('proposed', 'invited', 'answered', 'concluded', 'declined', 'withdrawn')),
  suggestion_id text not null,
  lead_person_id text not null,
  lead_name text not null,
  lead_township_id text,
  unit_id text not null,
  unit_name text not null,
  requested_by_role text not null check (requested_by_role in ('deputy', 'deputyAffairs', 'townshipPresidium')),
  requested_by_name text not null,
  question text not null,
  -- the draft's words as they were when its deputy opened them to the unit; none without that
  shared_text jsonb,
  shared_at timestamptz,
  answer text check (answer in ('planned', 'solved', 'underWay', 'supplement', 'otherUnit', 'difficult')),
  facts text,
  answered_by_name text,
  answered_on date,
  held_on date,
  way text check (way in ('meeting', 'visit', 'telephone', 'written')),
  result text check (result in ('kept', 'changed', 'givenUp')),
  result_note text,
  ended_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id),
  check (state not in ('proposed', 'declined', 'withdrawn') or shared_text is null)
);
create index draft_talk_by_suggestion on draft_talk (congress_id, suggestion_id);
create index draft_talk_by_unit on draft_talk (congress_id, unit_id, updated_at desc);
create index draft_talk_by_lead on draft_talk (congress_id, lead_person_id, updated_at desc);
-- A deputy talks with a unit about a draft once at a time.
create unique index draft_talk_once on draft_talk (congress_id, suggestion_id, unit_id) where state in ('proposed', 'invited', 'answered');

select enable_congress_policy('topic_guide');
select enable_congress_policy('guide_topic');
select enable_congress_policy('draft_talk');

-- The topic from which a suggestion was written.
alter table suggestion add column topic_id text;
create index suggestion_by_topic on suggestion (congress_id, topic_id) where topic_id is not null;

-- What deputies are going to raise at the coming session: a title for others to see, the draft itself only where its deputy shows it.
create table draft_intention (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('announced', 'joined', 'withdrawn')),
  year integer not null check (year between 2000 and 2199),
  suggestion_id text not null,
  person_id text not null,
  name text not null,
  delegation_name text,
  township_id text,
  title text not null,
  gist text not null,
  topic_id text,
  shared_text jsonb,
  with_id text,
  with_title text,
  with_name text,
  way text check (way in ('sign', 'merge')),
  proposed_by_role text check (proposed_by_role in ('deputyAffairs', 'townshipPresidium')),
  proposed_note text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id),
  check (state = 'announced' or shared_text is null)
);
create index draft_intention_by_year on draft_intention (congress_id, year, created_at);
create unique index draft_intention_once on draft_intention (congress_id, suggestion_id) where state = 'announced';
select enable_congress_policy('draft_intention');

-- Every text that a deputy stood by and every copy that a reviewer changed: who, when, at which level. The copy that the deputy has
-- not answered yet is named by its number, and the answer is kept for the next review.
alter table suggestion
  add column text_versions jsonb not null default '[]',
  add column proposal_no integer,
  add column guidance_answer text;

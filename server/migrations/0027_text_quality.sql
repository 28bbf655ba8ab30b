-- The quality of a suggestion's writing: criteria by version, sheets of the reviewing levels, the yearly selection with its compilation,
-- and the deputies' receipts. They stand beside the cases, each with a version and entries of its own in the audit.
create table writing_rubric (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('set', 'cancelled')),
  no integer not null,
  starts_on date not null,
  criteria jsonb not null,
  reason text not null,
  by_name text not null,
  cancel_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  unique (congress_id, no)
);

create table writing_score (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('given', 'annulled')),
  suggestion_id text not null,
  lead_person_id text not null,
  lead_township_id text,
  level text not null check (level in ('presidium', 'affairs', 'office')),
  by_organisation_id text not null,
  by_name text not null,
  scored_on date not null,
  rubric_no integer,
  -- the criteria by which it was made, so that a later version changes no sheet
  criteria jsonb not null,
  scores jsonb not null,
  total double precision not null check (total between 0 and 100),
  text_hash text,
  history jsonb not null,
  annul_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);
-- One sheet a level.
create unique index writing_score_once on writing_score (congress_id, suggestion_id, level) where state = 'given';

create table excellent_selection (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('preparing', 'proposed', 'decided', 'published')),
  year integer not null check (year between 2000 and 2199),
  title text not null,
  entries jsonb not null,
  proposed_on date,
  meeting text,
  decided_on date,
  decided_ids jsonb not null,
  preface text not null,
  -- the words of the chosen suggestions as they stood when the selection was published
  compiled jsonb not null,
  published_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  unique (congress_id, year),
  check ((state = 'published') = (published_on is not null)),
  check ((state in ('decided', 'published')) = (decided_on is not null))
);

create table compilation_receipt (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('received', 'read')),
  selection_id text not null,
  person_id text not null,
  name text not null,
  township_id text,
  received_on date not null,
  read_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  unique (congress_id, selection_id, person_id),
  foreign key (congress_id, selection_id) references excellent_selection (congress_id, id)
);

select enable_congress_policy('writing_rubric');
select enable_congress_policy('writing_score');
select enable_congress_policy('excellent_selection');
select enable_congress_policy('compilation_receipt');

-- One suggestion with everything that belongs to it, the audit chain, notices, clocks and what falls due.
-- Column names are the names of domain/src/case-file/rows.ts in snake_case. States are words of the process tables.

-- The case itself. suggestion_id repeats id, so that every record of a case can be asked for in one way.
create table suggestion (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  title text not null,
  situation text not null,
  analysis text not null,
  asks jsonb not null,
  source text not null,
  preferred_units jsonb not null,
  disclosure_wish text not null,
  disclosure_reason text,
  lead_person_id text not null,
  lead_name text not null,
  lead_delegation_id text,
  lead_delegation_name text,
  lead_township_id text,
  lead_employer_id text,
  lead_phone text,
  text_hash text,
  text_version integer not null,
  passes jsonb not null,
  guidance text,
  guidance_from text,
  decline_code text,
  decline_text text,
  closing_reason text,
  term_id text,
  session_id text,
  category text,
  number integer,
  number_label text,
  is_key boolean not null,
  plan jsonb not null,
  plan_note text,
  lead_unit_id text,
  lead_unit_name text,
  submitted_on date,
  registered_on date,
  assigned_on date,
  replied_on date,
  concluded_on date,
  archived_on date,
  closed_on date,
  overall_class text,
  first_attitude text,
  first_result text,
  final_attitude text,
  final_result text,
  next_due_on date,
  primary key (congress_id, id)
);

create table co_sponsorship (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  person_id text not null,
  person_name text not null,
  delegation_id text,
  delegation_name text,
  text_hash text,
  opinion text,
  answered_at timestamptz,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

create table handling_task (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unit_id text not null,
  unit_name text not null,
  role text not null,
  channel text not null,
  assigned_on date not null,
  accepted_on date,
  section_id text,
  section_name text,
  handler_name text,
  contacted_on date,
  contact_note text,
  cycle integer not null,
  urged_count integer not null,
  replied_on date,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

create table consultation (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  task_id text not null,
  unit_id text not null,
  cycle integer not null,
  phase text not null,
  planned_at timestamptz,
  held_on date,
  place text,
  mode text,
  deputies_present jsonb not null,
  attendees jsonb not null,
  highest_rank text,
  deputy_opinion text,
  unit_opinion text,
  difference text,
  recorded_by_name text,
  waiver_reason text,
  answer text,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

create table assisting_opinion (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  task_id text not null,
  unit_id text not null,
  unit_name text not null,
  text text not null,
  contact_name text,
  contact_phone text,
  letter_number text,
  delivered_on date,
  signed_by_name text,
  note text,
  sent_back_count integer not null,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

create table reply (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  task_id text not null,
  unit_id text not null,
  type text not null,
  cycle integer not null,
  opening text not null,
  answers jsonb not null,
  closing text not null,
  contact_name text,
  contact_phone text,
  overall_class text,
  note text,
  checked_by_name text,
  letter_number text,
  signed_by_name text,
  delivered_on date,
  consultation_id text,
  without_consultation text,
  without_consultation_text text,
  marks_missing_consultation boolean not null,
  letter jsonb,
  letter_hash text,
  letter_file_id text,
  commitment_ids jsonb not null,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

create table evaluation (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  task_id text not null,
  reply_id text not null,
  unit_id text not null,
  round_id text not null,
  round_name text not null,
  closes_on date not null,
  sequence integer not null,
  rater_person_id text,
  rater_name text,
  attitude text,
  result text,
  reason text,
  rated_at timestamptz,
  history jsonb not null,
  reminded_count integer not null,
  disclosed_on date,
  counts_as text,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

create table commitment (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  task_id text not null,
  reply_id text not null,
  unit_id text not null,
  unit_name text not null,
  ask_no integer not null,
  result_class text not null,
  content text not null,
  owner_name text not null,
  original_due_on date not null,
  due_on date not null,
  progress jsonb not null,
  claimed_on date,
  claim text,
  verified_on date,
  verifier_name text,
  verifier_role text,
  finding text,
  proposed_due_on date,
  change_reason text,
  changed_count integer not null,
  broken_on date,
  explanation text,
  second_reply_id text,
  needs_second_reply boolean not null,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

-- Clocks: started and stopped by acts. rule is the setting as it stood when the clock started; null for a promised date.
create table deadline (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  record_kind text not null,
  record_id text not null,
  kind text not null,
  unit_id text,
  started_on date not null,
  due_on date not null,
  original_due_on date not null,
  rule jsonb,
  basis text not null,
  ended_on date,
  next_reminder_on date,
  reminded_count integer not null,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

create table attachment (
  congress_id text not null,
  id text not null,
  suggestion_id text not null,
  record_kind text not null,
  record_id text not null,
  purpose text not null,
  file_id text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  sm3 text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

-- Whose turn it is, derived from the case after every act: the rows behind the to-do lists.
create table turn (
  congress_id text not null,
  suggestion_id text not null,
  record_kind text not null,
  record_id text not null,
  action text not null,
  role text not null,
  organisation_id text,
  section_id text,
  person_id text,
  since timestamptz not null,
  due_on date,
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);

-- Addressed to a person, or to a role of the congress, of a unit or of a section; who holds it reads it. seq is the order of commits.
create table notice (
  congress_id text not null,
  id text not null,
  seq bigint generated always as identity,
  suggestion_id text,
  record_kind text,
  record_id text,
  role text,
  organisation_id text,
  section_id text,
  person_id text,
  topic text not null,
  text text not null,
  at timestamptz not null,
  primary key (congress_id, id)
);


create index suggestion_by_state on suggestion (congress_id, state, updated_at desc);
create index suggestion_by_registration on suggestion (congress_id, registered_on desc, id) where registered_on is not null;
create index suggestion_by_update on suggestion (congress_id, updated_at desc, id);
create index suggestion_by_lead on suggestion (congress_id, lead_person_id);
create index suggestion_by_township on suggestion (congress_id, lead_township_id);
create index suggestion_by_unit on suggestion (congress_id, lead_unit_id);
create index suggestion_by_due on suggestion (congress_id, next_due_on) where next_due_on is not null;
create index suggestion_by_title on suggestion using gin (title gin_trgm_ops);
-- Numbers run per session and kind without doubles; gaps are found by luoshi verify.
create unique index suggestion_number on suggestion (congress_id, session_id, category, number) where number is not null;
create index co_sponsorship_by_case on co_sponsorship (congress_id, suggestion_id);
create index co_sponsorship_by_person on co_sponsorship (congress_id, person_id);
create unique index handling_task_once on handling_task (congress_id, suggestion_id, unit_id);
create index handling_task_by_unit on handling_task (congress_id, unit_id, state);
create index consultation_by_case on consultation (congress_id, suggestion_id);
create index assisting_opinion_by_case on assisting_opinion (congress_id, suggestion_id);
create index reply_by_case on reply (congress_id, suggestion_id);
create unique index reply_letter_number on reply (congress_id, unit_id, letter_number) where letter_number is not null;
create index evaluation_by_case on evaluation (congress_id, suggestion_id);
create index evaluation_by_round on evaluation (congress_id, round_id, state);
create index commitment_by_case on commitment (congress_id, suggestion_id);
create index commitment_by_due on commitment (congress_id, state, due_on);
create index commitment_by_unit on commitment (congress_id, unit_id, state);
create index deadline_by_case on deadline (congress_id, suggestion_id);
create index deadline_running on deadline (congress_id, due_on) where state = 'running';
create index attachment_by_case on attachment (congress_id, suggestion_id);
create index turn_by_case on turn (congress_id, suggestion_id);
create index turn_by_role on turn (congress_id, role, organisation_id, section_id, due_on);
create index turn_by_person on turn (congress_id, person_id) where person_id is not null;
create index notice_by_person on notice (congress_id, person_id, seq desc) where person_id is not null;
create index notice_by_role on notice (congress_id, role, organisation_id, seq desc) where person_id is null;

create table notice_read (
  congress_id text not null,
  notice_id text not null,
  person_id text not null,
  read_at timestamptz not null,
  primary key (congress_id, person_id, notice_id),
  foreign key (congress_id, notice_id) references notice (congress_id, id)
);

-- A round of evaluation; its ratings are embargoed until it closes.
create table evaluation_round (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('planned', 'open', 'closed', 'cancelled')),
  name text not null,
  opens_on date not null,
  closes_on date not null,
  sequence integer not null check (sequence between 1 and 9),
  opened_on date,
  closed_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  check (closes_on >= opens_on)
);

-- What happens by date, read with the product's clock, never the database's.
create table due_event (
  congress_id text not null,
  kind text not null check (kind in ('remind', 'openRound', 'closeRound')),
  record_kind text not null,
  record_id text not null,
  suggestion_id text,
  due_on date not null,
  primary key (congress_id, record_kind, record_id, kind)
);
create index due_event_by_date on due_event (congress_id, due_on);

-- Numbers without gaps or doubles: drawn in the transaction that uses them.
create table number_series (
  congress_id text not null,
  series text not null,
  last_number integer not null,
  primary key (congress_id, series)
);

-- The first answer to a request with an Idempotency-Key, for its repeats.
create table idempotency_key (
  congress_id text not null,
  identity_id text not null,
  key text not null,
  request_hash text not null,
  status integer,
  answer jsonb,
  at timestamptz not null,
  primary key (congress_id, identity_id, key)
);

-- Uploaded files. One becomes part of a record only as an attachment.
create table uploaded_file (
  congress_id text not null references congress (id),
  id text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  sm3 text not null,
  person_id text not null,
  at timestamptz not null,
  primary key (congress_id, id)
);
create index uploaded_file_by_hash on uploaded_file (congress_id, sha256);

-- Words of a suggestion, cut by the server (jieba); A title, B asks, C the rest.
create table suggestion_words (
  congress_id text not null,
  suggestion_id text not null,
  words tsvector not null,
  primary key (congress_id, suggestion_id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);
create index suggestion_words_gin on suggestion_words using gin (words);

-- The numbers and choices of the place, each version whole, with who adopted it and why.
create table setting_version (
  congress_id text not null references congress (id),
  version integer not null,
  settings jsonb not null,
  reason text not null,
  adopted_by text not null,
  adopted_at timestamptz not null,
  primary key (congress_id, version)
);

-- Yearly holiday notices loaded offline, beside those that the program brings along.
create table calendar_notice (
  congress_id text not null references congress (id),
  year integer not null,
  notice jsonb not null,
  loaded_by text not null,
  loaded_at timestamptz not null,
  primary key (congress_id, year)
);

-- The audit: accepted acts, one for each version step of each record, each chained to the one before within its congress.
create table audit_entry (
  congress_id text not null,
  seq bigint not null,
  at timestamptz not null,
  record_kind text not null,
  record_id text not null,
  suggestion_id text,
  version integer not null,
  action text not null,
  event text not null,
  from_state text,
  to_state text,
  actor_role text not null,
  actor_name text not null,
  person_id text,
  identity_id text,
  organisation_id text,
  organisation_name text,
  cause bigint,
  body jsonb,
  hash text not null,
  mac text not null,
  primary key (congress_id, seq)
);
create unique index audit_entry_once on audit_entry (congress_id, record_kind, record_id, version);
create index audit_entry_by_case on audit_entry (congress_id, suggestion_id, seq) where suggestion_id is not null;

create table audit_head (
  congress_id text primary key,
  seq bigint not null,
  hash text not null
);

-- Refused attempts, apart from the chain: they changed nothing.
create table refused_attempt (
  congress_id text not null,
  id bigint generated always as identity,
  at timestamptz not null,
  record_kind text not null,
  record_id text,
  action text not null,
  actor_role text,
  person_id text,
  identity_id text,
  refusals jsonb not null,
  primary key (congress_id, id)
);

select enable_congress_policy(t::regclass) from unnest(array[
  'suggestion', 'co_sponsorship', 'handling_task', 'consultation', 'assisting_opinion', 'reply', 'evaluation', 'commitment', 'deadline', 'attachment',
  'turn', 'notice', 'notice_read', 'evaluation_round', 'due_event', 'number_series', 'idempotency_key', 'uploaded_file', 'suggestion_words',
  'setting_version', 'calendar_notice', 'audit_entry', 'audit_head', 'refused_attempt']) as t;
select make_append_only('audit_entry');
select make_append_only('refused_attempt');

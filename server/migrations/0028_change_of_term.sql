-- The change of term: what is open is explained in writing to those who raised it, marked, and followed into the next term.
create table term_change (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('prepared', 'explanationsAsked', 'closed', 'cancelled')),
  term_id text not null,
  term_name text not null,
  ends_on date not null,
  asked_on date,
  closed_on date,
  cancel_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  foreign key (congress_id, term_id) references term (congress_id, id),
  check ((state = 'closed') = (closed_on is not null))
);
-- A term ends once.
create unique index term_change_once on term_change (congress_id, term_id) where state <> 'cancelled';
select enable_congress_policy('term_change');

create table term_explanation (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null check (state in ('asked', 'awaitingSignature', 'signed', 'accepted', 'sent', 'waived', 'lapsed')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  term_change_id text not null,
  term_name text not null,
  task_id text not null,
  unit_id text not null,
  unit_name text not null,
  asked_on date not null,
  standing text not null,
  reason text not null,
  next_steps text not null,
  next_by date,
  note text,
  returned_count integer not null,
  signed_by_name text,
  signed_on date,
  accepted_by_name text,
  accepted_on date,
  missing_on date,
  sent_on date,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);
create index term_explanation_by_case on term_explanation (congress_id, suggestion_id);
create index term_explanation_by_change on term_explanation (congress_id, term_change_id);
select enable_congress_policy('term_explanation');

alter table suggestion add column carried_from text, add column carried_on date;
create index suggestion_carried on suggestion (congress_id, carried_on) where carried_on is not null;
alter table commitment add column followers jsonb not null default '[]';

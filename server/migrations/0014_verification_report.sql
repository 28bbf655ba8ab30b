-- The auditor's page. Who asked for a verification of the audit and when, and what was found; the asking and the end of it are
-- entries of the chain as well.
create table verification_report (
  congress_id text not null references congress (id),
  id bigint generated always as identity,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'finished', 'failed')),
  asked_at timestamptz not null,
  asked_by text not null,
  person_id text not null,
  identity_id text not null,
  started_at timestamptz,
  ended_at timestamptz,
  is_sound boolean,
  -- what was checked and what was found, in the words of `luoshi verify`
  checks jsonb,
  check ((state in ('finished', 'failed')) = (ended_at is not null)),
  check ((state = 'finished') = (is_sound is not null and checks is not null)),
  primary key (congress_id, id)
);
-- One at a time: two that ask at the same moment meet here.
create unique index verification_report_one_at_a_time on verification_report (congress_id) where state in ('waiting', 'running');

select enable_congress_policy('verification_report');
-- A report is finished once and kept.
revoke delete, truncate on verification_report from luoshi_app;

-- What one person did, and what was done to one kind of record, newest first; and which numbers a span of days has. A rare act
-- among many of its kind is found without a look at the entries themselves.
create index audit_entry_by_person on audit_entry (congress_id, person_id, seq);
create index audit_entry_by_day on audit_entry (congress_id, at, seq);
create index audit_entry_by_kind on audit_entry (congress_id, record_kind, seq) include (action);

-- A release that was decided for a later day is carried out on that day by the worker, with the very text that was approved.
alter table publication add column approved_text jsonb;
alter table due_event drop constraint due_event_kind_check;
alter table due_event add constraint due_event_kind_check check (kind in ('remind', 'openRound', 'closeRound', 'endMandate', 'release'));
-- What waited for the office to press on its day goes out by itself from now on, and is nobody's to-do any more.
insert into due_event (congress_id, kind, record_kind, record_id, suggestion_id, due_on)
  select congress_id, 'release', 'publication', id, suggestion_id, release_on from publication where state = 'approved' and release_on is not null;
delete from turn where record_kind = 'publication' and action = 'release';

-- Papers of a meeting and of a year are issued and kept like those of a case, and belong to none.
alter table issued_paper alter column suggestion_id drop not null;
alter table issued_paper add constraint issued_paper_of_case check (suggestion_id is not null or record_kind in ('assignmentMeeting', 'handlingReport'));

-- Units change while a suggestion is handled: a task given back or handed over ends, another begins, and each names the one before it.
alter table handling_task
  add column return_until date,
  add column return_state text check (return_state in ('requested', 'agreed', 'refused', 'withdrawn')),
  add column return_ground text,
  add column return_reason text,
  add column return_answer text,
  add column ended_on date,
  add column ended_reason text,
  add column takes_over_id text,
  add column takes_over_from_name text,
  add column takes_over_reason text,
  add column extension_state text check (extension_state in ('requested', 'granted', 'refused')),
  add column extension_reason text,
  add column extension_answer text,
  add column objection_state text check (objection_state in ('raised', 'kept', 'changed')),
  add column objection text,
  add column objection_answer text;

-- A unit has one task in a case at a time; what it had before stays as a link of the chain.
drop index handling_task_once;
create unique index handling_task_once on handling_task (congress_id, suggestion_id, unit_id) where state not in ('reassigned', 'released');
create index handling_task_by_case on handling_task (congress_id, suggestion_id, unit_id);

-- A unit's lists show its own dates, not those of the others who handle the same suggestion.
alter table handling_task add column next_due_on date;
update handling_task t set next_due_on = (select min(d.due_on) from deadline d
  where d.congress_id = t.congress_id and d.suggestion_id = t.suggestion_id and d.unit_id = t.unit_id and d.state = 'running' and d.record_kind <> 'evaluation');

-- Who accepted before there was such a thing has the ten days of 浙江规定 14 behind or before them like anybody else.
update handling_task set return_until = accepted_on + 10 where accepted_on is not null;

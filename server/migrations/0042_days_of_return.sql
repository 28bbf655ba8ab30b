-- The days for giving a task back are a clock of their own kind: shown, explained and moved by a new holiday notice like the others, but a
-- right that lapses (state 'open') and no duty that is late. An extended clock keeps what counted before and who let it run longer.
alter table deadline add column extension jsonb;

insert into deadline (congress_id, id, suggestion_id, version, state, created_at, updated_at, record_kind, record_id, kind, unit_id, started_on, due_on, original_due_on, rule, basis, reminded_count)
  select congress_id, 'return-' || id, suggestion_id, 1, 'open', created_at, created_at, 'handlingTask', id, 'returnRequest', unit_id, least(coalesce(accepted_on, assigned_on), return_until), return_until, return_until, null, '按原来的设置算定', 0
    from handling_task where return_until is not null and state in ('assigned', 'accepted', 'inSection') and return_state is distinct from 'refused' and dispute_state is null;
alter table handling_task drop column return_until;

-- On which ground the time was extended (代表法 51 and what the place adds), by whom and when.
alter table handling_task
  add column extension_ground text check (extension_ground in ('wide', 'difficult', 'wideAndDifficult', 'local')),
  add column extension_decided_by text,
  add column extension_decided_on date;

-- Who handles again in another unit's place, whose reply the deputy was dissatisfied with.
alter table handling_task add column rehandles_id text;
create index handling_task_rehandles on handling_task (congress_id, rehandles_id) where rehandles_id is not null;

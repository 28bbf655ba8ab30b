-- Who decides about a unit's task is pressed by the clock of the decision, not by the unit's own dates (domain/src/case-file/turns.ts).
alter table turn no force row level security;
alter table deadline no force row level security;
update turn t set due_on = (select min(d.due_on) from deadline d where d.congress_id = t.congress_id and d.suggestion_id = t.suggestion_id and d.record_id = t.record_id and d.state = 'running'
    and d.kind = case t.action when 'agreeReturn' then 'returnDecision' when 'grantExtension' then 'extensionDecision' when 'settleDispute' then 'disputeDecision' end)
  where t.record_kind = 'handlingTask' and t.action in ('agreeReturn', 'grantExtension', 'settleDispute', 'answerObjection');
update turn t set due_on = (select min(d.due_on) from deadline d where d.congress_id = t.congress_id and d.suggestion_id = t.suggestion_id and d.record_id = t.record_id and d.state = 'running'
    and d.kind not in ('returnDecision', 'extensionDecision', 'disputeDecision'))
  where t.record_kind = 'handlingTask' and t.action not in ('agreeReturn', 'grantExtension', 'settleDispute', 'answerObjection');
alter table turn force row level security;
alter table deadline force row level security;

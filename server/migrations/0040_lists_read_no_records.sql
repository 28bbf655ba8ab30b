-- What the lists mark of a case stands with it, read off it after each act (domain/src/case-file/derived.ts): a page of a list looked into replies and links of each of its rows.
alter table suggestion
  add column group_role text check (group_role in ('principal', 'member')),
  add column is_repeated boolean not null default false,
  add column class_letters text;

-- The owner fills them in for every congress.
alter table suggestion no force row level security;
alter table suggestion_link no force row level security;
alter table handling_task no force row level security;
alter table reply no force row level security;
update suggestion s set
  group_role = case
    when exists (select 1 from suggestion_link l where l.congress_id = s.congress_id and l.suggestion_id = s.id and l.state = 'standing' and l.relation = 'member') then 'principal'
    when exists (select 1 from suggestion_link l where l.congress_id = s.congress_id and l.suggestion_id = s.id and l.state = 'standing' and l.relation = 'principal') then 'member' end,
  is_repeated = s.raised_before is not null
    or exists (select 1 from suggestion_link l where l.congress_id = s.congress_id and l.suggestion_id = s.id and l.state = 'standing' and l.relation = 'earlier'),
  class_letters = (select string_agg(distinct r.letter->>'classLetter', '、') from reply r
    join handling_task t on t.congress_id = r.congress_id and t.id = r.task_id and t.role <> 'assisting' and t.state not in ('reassigned', 'released')
    where r.congress_id = s.congress_id and r.suggestion_id = s.id and r.state = 'delivered' and r.type <> 'second' and r.class_notices = '[]');
alter table suggestion force row level security;
alter table suggestion_link force row level security;
alter table handling_task force row level security;
alter table reply force row level security;

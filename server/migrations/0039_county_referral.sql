-- 转请县代表: the presidium of a township puts a matter beyond the township's powers before deputies of the county elected there.
-- A referral belongs to the county's congress, and there to the deputy; the township reads what became of it through one function.
create table county_referral (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('asked', 'takenUp', 'declined', 'takenBack')),
  township_id text not null references congress (id),
  township_name text not null,
  matter_id text not null,
  matter_label text not null,
  title text not null,
  place text not null,
  what text not null,
  reason text not null,
  files jsonb not null,
  asked_by_name text not null,
  asked_on date not null,
  person_id text not null references person (id),
  person_name text not null,
  answer text,
  answered_on date,
  suggestion_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  foreign key (township_id, matter_id) references livelihood_matter (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id),
  check (congress_id <> township_id),
  check ((state = 'takenUp') = (suggestion_id is not null)),
  check ((state = 'asked') = (answered_on is null)),
  check ((state in ('declined', 'takenBack')) = (answer is not null))
);
create index county_referral_by_matter on county_referral (congress_id, township_id, matter_id);
create index county_referral_by_person on county_referral (congress_id, person_id);
create index county_referral_by_suggestion on county_referral (congress_id, suggestion_id) where suggestion_id is not null;
-- Nobody is asked twice at a time.
create unique index county_referral_once on county_referral (congress_id, township_id, matter_id, person_id) where state = 'asked';
select enable_congress_policy('county_referral');
select luoshi_hide_secret_cases('county_referral', 'suggestion_id');

alter table livelihood_matter drop constraint livelihood_matter_state_check;
alter table livelihood_matter add constraint livelihood_matter_state_check check (state in ('raised', 'handling', 'reported', 'settled', 'ended', 'proposed', 'passedOn', 'atCounty', 'withdrawn'));
alter table livelihood_matter drop constraint livelihood_matter_end_kind_check;
alter table livelihood_matter add constraint livelihood_matter_end_kind_check check (end_kind in ('notPossible', 'otherWay', 'repeated', 'notTownship', 'viaCounty'));

-- The county's deputies in office who can be asked by the township that calls: elected in a constituency of it, or sitting in its delegation.
create function luoshi_county_deputies_of_township() returns table (person_id text, name text)
language plpgsql as $$
declare own text := coalesce(current_setting('luoshi.congress_id', true), ''); county text;
begin
  select c.parent_id into county from congress c where c.id = own and c.level = 'township';
  if county is null then return; end if;
  perform set_config('luoshi.congress_id', county, true);
  return query select d.person_id, p.name from deputy d join person p on p.id = d.person_id join organisation o on o.congress_id = d.congress_id and o.id = d.delegation_id
      left join constituency n on n.congress_id = d.congress_id and n.id = d.constituency_id
    where d.congress_id = county and d.state = 'active' and d.level = 'own' and coalesce(n.township_id, o.township_id) = own
      and exists (select 1 from identity i where i.congress_id = d.congress_id and i.person_id = d.person_id and i.role = 'deputy' and i.state = 'active')
    order by p.name, d.person_id;
  perform set_config('luoshi.congress_id', own, true);
end $$;

-- What became of the matters of the township that calls. Of the suggestion only what a twin matter shows as well: its number, state, units
-- and promises once it is registered; before that, that there is one. No text, no paper, no rating, no note, no clock.
create function luoshi_referrals_of(p_matter_ids text[]) returns jsonb
language plpgsql as $$
declare own text := coalesce(current_setting('luoshi.congress_id', true), ''); county text; answers jsonb;
begin
  select c.parent_id into county from congress c where c.id = own and c.level = 'township';
  if county is null then return '[]'; end if;
  perform set_config('luoshi.congress_id', county, true);
  select coalesce(jsonb_agg(jsonb_build_object('matterId', r.matter_id, 'personId', r.person_id, 'personName', r.person_name, 'state', r.state, 'askedOn', r.asked_on, 'answer', r.answer, 'answeredOn', r.answered_on,
      'suggestion', case when s.id is null then null
        when s.state in ('discarded', 'withdrawn', 'declined') then jsonb_build_object('stage', 'gone', 'numberLabel', s.number_label, 'state', null, 'units', '[]'::jsonb, 'commitments', '[]'::jsonb)
        when s.registered_on is null then jsonb_build_object('stage', 'writing', 'numberLabel', null, 'state', null, 'units', '[]'::jsonb, 'commitments', '[]'::jsonb)
        else jsonb_build_object('stage', 'registered', 'numberLabel', s.number_label, 'state', s.state,
          'units', (select coalesce(jsonb_agg(h.unit_name order by h.created_at, h.id), '[]') from handling_task h where h.congress_id = county and h.suggestion_id = s.id and h.state not in ('reassigned', 'released')),
          'commitments', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'content', c.content, 'unitName', c.unit_name, 'dueOn', c.due_on, 'state', c.state, 'verifiedOn', c.verified_on) order by c.ask_no, c.id), '[]')
            from commitment c where c.congress_id = county and c.suggestion_id = s.id and c.state <> 'replaced')) end) order by r.state <> 'takenUp', r.created_at, r.person_name, r.id), '[]')
    into answers from county_referral r left join suggestion s on s.congress_id = county and s.id = r.suggestion_id
    where r.congress_id = county and r.township_id = own and r.matter_id = any(p_matter_ids);
  perform set_config('luoshi.congress_id', own, true);
  return answers;
end $$;
revoke execute on function luoshi_county_deputies_of_township(), luoshi_referrals_of(text[]) from public;
grant execute on function luoshi_county_deputies_of_township(), luoshi_referrals_of(text[]) to luoshi_app;

-- When a matter being handled reminds next: before, on and after its day.
alter table livelihood_matter add column next_reminder_on date;
-- What is being handled already reminds on its day; what is past it, at once.
alter table livelihood_matter no force row level security;
alter table due_event no force row level security;
update livelihood_matter set next_reminder_on = due_on where state = 'handling';
insert into due_event (congress_id, kind, record_kind, record_id, due_on) select congress_id, 'remind', 'livelihoodMatter', id, next_reminder_on from livelihood_matter where next_reminder_on is not null;
alter table livelihood_matter force row level security;
alter table due_event force row level security;
alter table livelihood_matter add constraint livelihood_matter_reminder_check check (next_reminder_on is null or state = 'handling');

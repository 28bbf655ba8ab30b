-- Townships as congresses of their own (代表法 51; 地方组织法 14).

-- The report to the township congress: at which session, on which day, by whom.
alter table suggestion
  add column report_session_id text,
  add column report_session_label text,
  add column reported_on date,
  add column reported_by text check (reported_by in ('presidium', 'government'));

-- Whoever acts in a township's congress has that very congress as the township, whatever the organisation's row says: a unit or an
-- administrator of a township is no less of it than its presidium. (domain/src/identity/township-congress.ts reads it off this.)
create or replace function luoshi_authenticate(p_token_hash bytea, p_now timestamptz, p_idle interval)
returns table (login_session_id text, account_id text, last_seen_at timestamptz, must_change_password boolean, large_text boolean,
               congress_id text, identity_id text, person_id text, name text, role text, organisation_id text, organisation_name text,
               section_id text, township_id text)
language plpgsql as $$
declare before_site text := coalesce(current_setting('luoshi.site', true), '');
begin
  perform set_config('luoshi.site', 'on', true);
  return query
    select s.id, a.id, s.last_seen_at, a.must_change_password, a.large_text,
           i.congress_id, i.id, p.id, p.name, i.role, o.id, o.name, i.section_id, case when c.level = 'township' then c.id else o.township_id end
      from login_session s
      join account a on a.id = s.account_id
      join identity i on i.congress_id = s.identity_congress_id and i.id = s.identity_id
      join congress c on c.id = i.congress_id
      join person p on p.id = i.person_id
      join organisation o on o.congress_id = i.congress_id and o.id = i.organisation_id
     where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and s.last_seen_at > p_now - p_idle
       and a.state = 'active' and i.state = 'active';
  perform set_config('luoshi.site', before_site, true);
end $$;

-- 县乡联动事项: a county's case and a township's about one matter. The only table that belongs to two congresses: either may read and answer it.
create table twin_matter (
  id text primary key,
  version integer not null,
  state text not null check (state in ('proposed', 'linked', 'refused', 'undone')),
  county_congress_id text not null,
  county_suggestion_id text not null,
  township_congress_id text not null,
  township_suggestion_id text not null,
  proposed_by text not null,
  reason text not null,
  answer text,
  proposed_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (county_congress_id, county_suggestion_id) references suggestion (congress_id, id),
  foreign key (township_congress_id, township_suggestion_id) references suggestion (congress_id, id),
  check (proposed_by in (county_congress_id, township_congress_id)),
  check (county_congress_id <> township_congress_id)
);
create unique index twin_matter_once on twin_matter (county_suggestion_id, township_suggestion_id) where state in ('proposed', 'linked');
create index twin_matter_by_county on twin_matter (county_congress_id, county_suggestion_id);
create index twin_matter_by_township on twin_matter (township_congress_id, township_suggestion_id);
alter table twin_matter enable row level security;
alter table twin_matter force row level security;
create policy of_both on twin_matter
  using (current_setting('luoshi.congress_id', true) in (county_congress_id, township_congress_id))
  with check (current_setting('luoshi.congress_id', true) in (county_congress_id, township_congress_id));
-- What was linked once stays on record.
revoke delete, truncate on twin_matter from luoshi_app;

-- The numbered case of another congress of the site that has this number; nothing else of it can be asked for.
create function luoshi_case_by_number(p_congress_id text, p_number_label text) returns text
language plpgsql as $$
declare before_congress text := coalesce(current_setting('luoshi.congress_id', true), ''); found_id text;
begin
  perform set_config('luoshi.congress_id', p_congress_id, true);
  select s.id into found_id from suggestion s where s.congress_id = p_congress_id and s.registered_on is not null and s.number_label = p_number_label;
  perform set_config('luoshi.congress_id', before_congress, true);
  return found_id;
end $$;

-- The one narrow place through which one side reads of the other, and only while they are linked: number, state, units, promises, and the
-- evidence of those that were verified. No texts, no papers, no ratings, no notes.
create function luoshi_twin_summary(p_twin_id text) returns jsonb
language plpgsql as $$
declare
  own text := coalesce(current_setting('luoshi.congress_id', true), '');
  other text; other_case text; summary jsonb;
begin
  select case when t.county_congress_id = own then t.township_congress_id else t.county_congress_id end,
         case when t.county_congress_id = own then t.township_suggestion_id else t.county_suggestion_id end
    into other, other_case from twin_matter t where t.id = p_twin_id and t.state = 'linked' and own in (t.county_congress_id, t.township_congress_id);
  if other is null then return null; end if;
  perform set_config('luoshi.congress_id', other, true);
  select jsonb_build_object('numberLabel', s.number_label, 'state', s.state,
      'units', (select coalesce(jsonb_agg(h.unit_name order by h.created_at, h.id), '[]') from handling_task h where h.congress_id = other and h.suggestion_id = s.id and h.state not in ('reassigned', 'released')),
      'commitments', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'content', c.content, 'unitName', c.unit_name, 'dueOn', c.due_on, 'state', c.state, 'verifiedOn', c.verified_on,
          'evidence', case when c.state <> 'verified' then '[]'::jsonb else (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size, 'sha256', a.sha256) order by a.at, a.id), '[]')
             from attachment a where a.congress_id = other and a.record_kind = 'commitment' and a.record_id = c.id) end) order by c.ask_no, c.id), '[]')
        from commitment c where c.congress_id = other and c.suggestion_id = s.id and c.state <> 'replaced'))
    into summary from suggestion s where s.congress_id = other and s.id = other_case and s.registered_on is not null;
  perform set_config('luoshi.congress_id', own, true);
  return summary;
end $$;
revoke execute on function luoshi_case_by_number(text, text), luoshi_twin_summary(text) from public;
grant execute on function luoshi_case_by_number(text, text), luoshi_twin_summary(text) to luoshi_app;

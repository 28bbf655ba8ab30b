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

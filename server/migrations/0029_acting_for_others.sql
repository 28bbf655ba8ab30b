-- Acting for an absent colleague: by a recorded mandate, in the colleague's capacity, under both names.

create table acting_mandate (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('proposed', 'inForce', 'refused', 'ended')),
  identity_id text not null,                          -- the capacity that is acted in
  principal_person_id text not null references person (id),
  principal_name text not null,
  principal_role text not null,
  organisation_id text not null,
  organisation_name text not null,
  holder_identity_id text not null,                   -- the holder's own capacity by which they were chosen: the mandate ends with it
  holder_person_id text not null references person (id),
  holder_name text not null,
  holder_role text not null,
  from_date date not null,
  until_date date not null,
  reason text not null,
  files jsonb not null,                               -- scans of the written authorisation
  given_by text not null check (given_by in ('self', 'organisation')),
  recorded_by_name text not null,
  recorded_by_person_id text not null,
  confirmed_by_name text,
  ended_on date,
  end_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  foreign key (congress_id, identity_id) references identity (congress_id, id),
  foreign key (congress_id, holder_identity_id) references identity (congress_id, id),
  foreign key (congress_id, organisation_id) references organisation (congress_id, id),
  check (until_date >= from_date),
  check (holder_person_id <> principal_person_id),
  -- what these three roles and a deputy do is their own, whatever the program above says
  check (principal_role not in ('deputy', 'councilMember', 'committeeMember', 'systemAdministrator', 'securityAdministrator', 'auditor')),
  check (given_by = 'self' or state in ('proposed', 'refused', 'ended') or confirmed_by_name is not null)
);
create index acting_mandate_holder on acting_mandate (holder_person_id) where state = 'inForce';
create index acting_mandate_identity on acting_mandate (congress_id, identity_id) where state in ('proposed', 'inForce');

-- The administration's transactions and the log-in look past one congress, as they do for identities.
alter table acting_mandate enable row level security;
alter table acting_mandate force row level security;
create policy acting_mandate_congress on acting_mandate using (luoshi_may_touch(congress_id)) with check (luoshi_may_touch(congress_id));

-- In whose place a log-in acts.
alter table login_session add column mandate_id text;
alter table login_session drop constraint login_session_end_reason_check;
alter table login_session add constraint login_session_end_reason_check
  check (end_reason in ('loggedOut', 'revoked', 'passwordChanged', 'accountClosed', 'identityEnded', 'mandateEnded'));

-- By which mandate an act was done; part of what the entry's hash covers (features/audit/chain.ts).
alter table audit_entry add column mandate_id text;
create index audit_entry_by_mandate on audit_entry (congress_id, seq) where mandate_id is not null;
alter table refused_attempt add column mandate_id text;

alter table due_event drop constraint due_event_kind_check;
alter table due_event add constraint due_event_kind_check check (kind in ('remind', 'openRound', 'closeRound', 'endMandate'));

-- Who is asking, also where they ask in an absent colleague's place. A mandate holds on its days, as long as the holder's own capacity does.
drop function luoshi_authenticate(bytea, timestamptz, interval);
create function luoshi_authenticate(p_token_hash bytea, p_now timestamptz, p_idle interval, p_today date)
returns table (login_session_id text, account_id text, last_seen_at timestamptz, must_change_password boolean, large_text boolean,
               congress_id text, identity_id text, person_id text, name text, role text, organisation_id text, organisation_name text,
               section_id text, township_id text, mandate_id text, principal_person_id text, principal_name text, holder_role text, mandate_until date)
language plpgsql as $$
declare before_site text := coalesce(current_setting('luoshi.site', true), '');
begin
  perform set_config('luoshi.site', 'on', true);
  return query
    select s.id, a.id, s.last_seen_at, a.must_change_password, a.large_text,
           i.congress_id, i.id, p.id, p.name, i.role, o.id, o.name, i.section_id, case when c.level = 'township' then c.id else o.township_id end,
           m.id, m.principal_person_id, pp.name, own.role, m.until_date
      from login_session s
      join account a on a.id = s.account_id
      join identity i on i.congress_id = s.identity_congress_id and i.id = s.identity_id
      join congress c on c.id = i.congress_id
      join person p on p.id = a.person_id
      join organisation o on o.congress_id = i.congress_id and o.id = i.organisation_id
      left join acting_mandate m on m.congress_id = i.congress_id and m.id = s.mandate_id and m.identity_id = i.id and m.holder_person_id = a.person_id
           and m.state = 'inForce' and p_today between m.from_date and m.until_date
      left join identity own on own.congress_id = m.congress_id and own.id = m.holder_identity_id and own.state = 'active'
      left join person pp on pp.id = m.principal_person_id
     where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and s.last_seen_at > p_now - p_idle
       and a.state = 'active' and i.state = 'active'
       -- in one's own capacity, or by a mandate that holds today
       and case when s.mandate_id is null then i.person_id = a.person_id else own.id is not null end;
  perform set_config('luoshi.site', before_site, true);
end $$;

-- 曾用名: what an organisation was called until a day. Letters that went out and entries of the audit keep the name of their day by themselves.
create table organisation_former_name (
  congress_id text not null,
  organisation_id text not null,
  name text not null,
  short_name text not null,
  until_date date not null,                           -- the day on which the next name began
  reason text not null,
  basis text not null,                                -- the document by which it was renamed; may be empty
  primary key (congress_id, organisation_id, until_date),
  foreign key (congress_id, organisation_id) references organisation (congress_id, id)
);
alter table organisation_former_name enable row level security;
alter table organisation_former_name force row level security;
create policy organisation_former_name_congress on organisation_former_name using (luoshi_may_touch(congress_id)) with check (luoshi_may_touch(congress_id));

create trigger tell_logins after update or delete on acting_mandate for each statement execute function tell_logins_changed();

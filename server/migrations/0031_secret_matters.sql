-- State secrets. This system is not classified and must not hold them (保守国家秘密法 31): of a secret matter there is a bare number.

create table secret_matter (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('found', 'removing', 'lifted', 'received', 'handedOver', 'replied', 'rated', 'closed', 'released')),
  session_id text,
  category text check (category in ('inSession', 'interSessional')),
  number integer,
  number_label text,
  received_on date not null,
  handed_over_on date,
  replied_on date,
  rated_on date,
  ended_on date,
  -- the text that had been entered: a bare id, of which nothing is left once it was removed
  suggestion_id text,
  found_by_person_id text,
  text_since timestamptz,
  -- its files, so that they are hidden with it
  file_ids text[] not null default '{}',
  -- other suggestions that say the same in so many words, by their numbers: to be looked at by people
  also_in text[] not null default '{}',
  removed_at timestamptz,
  swept_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  foreign key (congress_id, session_id) references session (congress_id, id),
  check ((number is null) = (number_label is null)),
  check (number is null or (session_id is not null and category is not null))
);
-- One register: what a suggestion's number may not repeat, this may not either. (That it repeats no suggestion's is the series' doing.)
create unique index secret_matter_number on secret_matter (congress_id, session_id, category, number) where number is not null and state <> 'lifted';
-- A text is found secret once at a time.
create unique index secret_matter_case on secret_matter (congress_id, suggestion_id) where suggestion_id is not null and state <> 'lifted';

-- The security administrator of the site confirms for every congress of it, as for mandates.
alter table secret_matter enable row level security;
alter table secret_matter force row level security;
create policy secret_matter_congress on secret_matter using (luoshi_may_touch(congress_id)) with check (luoshi_may_touch(congress_id));

-- From the moment it is found the case is out of everybody's sight: the database itself does not show its rows, whichever page asks.
-- Only who verifies the site, and who removes the text, look behind it. `not in` over the few rows that hide something is hashed once a statement.
create function luoshi_hide_secret_cases(hidden regclass, case_column text) returns void
language plpgsql
set search_path = pg_catalog, public
as $$
begin
  execute format(
    'create policy secret_case on %s as restrictive using (coalesce(%I, '''') <> all (array(select m.suggestion_id from secret_matter m where m.state in (''found'', ''removing'')'
    ' and m.suggestion_id is not null and coalesce(current_setting(''luoshi.secret_cases'', true), '''') <> ''shown'')))',
    hidden, case_column);
end $$;
revoke execute on function luoshi_hide_secret_cases(regclass, text) from public;
select luoshi_hide_secret_cases('suggestion', 'id');
select luoshi_hide_secret_cases(t::regclass, 'suggestion_id') from unnest(array[
  'assignment_meeting_item', 'assisting_opinion', 'attachment', 'co_sponsorship', 'commitment', 'consultation', 'deadline', 'draft_intention', 'draft_talk', 'due_event', 'evaluation',
  'handling_task', 'imported_suggestion', 'issued_paper', 'mediation', 'notice', 'reply', 'suggestion_link', 'term_explanation', 'turn', 'writing_score']) as t;
-- Whoever uploaded a file could fetch it by itself.
create policy secret_file on uploaded_file as restrictive using (id <> all (array(select unnest(m.file_ids) from secret_matter m
  where m.state in ('found', 'removing') and coalesce(current_setting('luoshi.secret_cases', true), '') <> 'shown')));

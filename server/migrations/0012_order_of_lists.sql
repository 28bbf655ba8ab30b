-- A unit's list stands in the order in which its suggestions last moved. Each task therefore knows when: otherwise the newest
-- suggestions of the whole congress would be gone through until enough of them belong to the unit.
alter table handling_task add column suggestion_updated_at timestamptz;
update handling_task t set suggestion_updated_at = s.updated_at from suggestion s where s.congress_id = t.congress_id and s.id = t.suggestion_id;
alter table handling_task alter column suggestion_updated_at set not null;
create index handling_task_by_update on handling_task (congress_id, unit_id, suggestion_updated_at desc, suggestion_id desc);

-- Search shows first what has the words in its title, then in its asks, then anywhere, each newest first. Counting out a rank for
-- each of two thousand hits cost more than all the rest. The units that handle it are words of their own ('@unit'): a unit searches
-- among what it handles, which may be few of many hits; that only narrows, who may see what is still asked of each hit.
alter table suggestion_words add column made_at timestamptz;
update suggestion_words w
   set made_at = s.created_at,
       words = coalesce((select string_agg('''@' || t.unit_id || ''':1A', ' ' order by t.unit_id)::tsvector from handling_task t
         where t.congress_id = w.congress_id and t.suggestion_id = w.suggestion_id), ''::tsvector) || w.words
  from suggestion s where s.congress_id = w.congress_id and s.id = w.suggestion_id;
alter table suggestion_words alter column made_at set not null;
-- The long list of words lies aside, so that the rows to look at stay small; adding the short ones writes the table anew.
alter table suggestion_words alter column words set storage external;
alter table suggestion_words set (toast_tuple_target = 1024);
alter table suggestion_words
  add column title_words tsvector generated always as (strip(ts_filter(words, '{a}'))) stored,
  add column asked_words tsvector generated always as (strip(ts_filter(words, '{a,b}'))) stored;
alter table suggestion_words alter column title_words set storage main, alter column asked_words set storage main;
create index suggestion_title_words_gin on suggestion_words using gin (title_words);
create index suggestion_asked_words_gin on suggestion_words using gin (asked_words);

-- As find_word_hits: the policy's condition is stated here, because @@ could not reach an index behind the policy.
create function find_words_in(part text, query tsquery) returns table (suggestion_id text, made_at timestamptz)
language plpgsql stable security definer rows 200
set search_path = pg_catalog, public
as $$
begin
  case part
    when 'title' then return query select w.suggestion_id, w.made_at from public.suggestion_words w
      where w.congress_id = current_setting('luoshi.congress_id', true) and w.title_words @@ query order by w.made_at desc, w.suggestion_id;
    when 'asks' then return query select w.suggestion_id, w.made_at from public.suggestion_words w
      where w.congress_id = current_setting('luoshi.congress_id', true) and w.asked_words @@ query and not w.title_words @@ query order by w.made_at desc, w.suggestion_id;
    when 'text' then return query select w.suggestion_id, w.made_at from public.suggestion_words w
      where w.congress_id = current_setting('luoshi.congress_id', true) and w.words @@ query and not w.asked_words @@ query order by w.made_at desc, w.suggestion_id;
  end case;
end
$$;
revoke execute on function find_words_in(text, tsquery) from public;
grant execute on function find_words_in(text, tsquery) to luoshi_app;

-- Search by the index under row-level security. A policy lets only leakproof operators reach an index, and @@ is none: asked by the
-- application's role every search read all words of the congress. The function answers as the tables' owner, who passes the policy
-- of suggestion_words from here on, and states the same condition itself; the application's role still meets the policy.
alter table suggestion_words no force row level security;

create function find_word_hits(query tsquery) returns table (suggestion_id text)
language sql stable security definer rows 200
set search_path = pg_catalog, public
as $$
  select w.suggestion_id from public.suggestion_words w
  where w.congress_id = current_setting('luoshi.congress_id', true) and w.words @@ query
$$;
revoke execute on function find_word_hits(tsquery) from public;
grant execute on function find_word_hits(tsquery) to luoshi_app;

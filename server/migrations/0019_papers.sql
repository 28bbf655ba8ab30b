-- A unit that assists may agree to sign the reply together with the lead unit.
alter table assisting_opinion add column agrees_to_joint_reply boolean not null default false;

-- Official papers. What was issued is kept with what it says and the bytes it had, and is never changed; wordings of the place are versions.
create table issued_paper (
  congress_id text not null references congress (id),
  id text not null,
  -- eight characters that stand on every page; unique on the whole site, because who holds a print knows no congress
  code text not null unique,
  kind text not null,
  record_kind text not null,
  record_id text not null,
  suggestion_id text not null,
  -- which issue of the record's paper: a request that was decided is another paper than the request
  edition text not null,
  title text not null,
  issuer text not null,
  signed_by text,
  issued_on date not null,
  -- which template, and all that it says: the paper can be made again without the record
  template text not null,
  model jsonb not null,
  model_hash text not null,
  wording_version integer not null,
  file_id text not null,
  sha256 text not null,
  sm3 text not null,
  size integer not null,
  kept_at timestamptz not null,
  -- over all of the above with the key outside the database: a row put in by hand makes no forgery genuine
  mac text not null,
  primary key (congress_id, id),
  unique (congress_id, kind, record_id, edition),
  foreign key (congress_id, file_id) references uploaded_file (congress_id, id)
);
create index issued_paper_by_hash on issued_paper (sha256);
create index issued_paper_by_case on issued_paper (congress_id, suggestion_id);

alter table issued_paper enable row level security;
alter table issued_paper force row level security;
create policy of_congress on issued_paper using (luoshi_may_touch(congress_id)) with check (congress_id = current_setting('luoshi.congress_id', true));
select make_append_only('issued_paper');

-- To which congress a print belongs, by its code or by the hash of its file: nothing else is told. Hence luoshi.site inside, as in luoshi_authenticate.
create function luoshi_paper_congress(p_code text, p_sha256 text) returns table (congress_id text, id text) language plpgsql as $$
declare before_site text := coalesce(current_setting('luoshi.site', true), '');
begin
  perform set_config('luoshi.site', 'on', true);
  return query select p.congress_id, p.id from issued_paper p where p.code = p_code or p.sha256 = p_sha256 order by p.kept_at limit 1;
  perform set_config('luoshi.site', before_site, true);
end $$;

-- The fixed wording of the papers in the words of the place: whole versions, each with who adopted it, when and why.
create table wording_version (
  congress_id text not null references congress (id),
  kind text not null,
  version integer not null check (version > 0),
  texts jsonb not null,
  reason text not null,
  adopted_by text not null,
  adopted_at timestamptz not null,
  primary key (congress_id, kind, version)
);
select enable_congress_policy('wording_version');
select make_append_only('wording_version');

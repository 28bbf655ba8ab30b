-- Ratings under embargo are kept as a sealed text alone. Those that stand in the clear at the upgrade are sealed at the next start
-- (the key is not the database's to know); until then the rule below binds every new row and not yet the old ones.
alter table evaluation add column sealed text;
alter table evaluation add constraint evaluation_sealed_under_embargo check (
  case when state = 'rated'
    then sealed is not null and attitude is null and result is null and reason is null and history = '[]'::jsonb
    else sealed is null end) not valid;

-- Answers kept for a repeated request held the rating as the rater saw it, and the hash of a request could be guessed from the few
-- ratings that there are. Both are kept otherwise from now on; what was kept so far goes.
truncate idempotency_key;
alter table idempotency_key add column is_read_again boolean not null default false;

-- Why a rater's own try was refused tells how they were about to rate: it is no longer written down, and what was is taken back.
-- An owner who is no superuser is under the policies too.
alter table refused_attempt no force row level security;
update refused_attempt set refusals = '[{"code": "underEmbargo", "text": "测评公开以前不记被拒绝的原因"}]'
where record_kind = 'evaluation' and action in ('rate', 'revise', 'liftEmbargo');
alter table refused_attempt force row level security;

-- From where somebody rated. Apart from the rating, sealed, and read on the auditor's page alone: the application sees a row only
-- while it says that it reads for the auditor, or deletes what has been kept for its time.
create table rater_address (
  congress_id text not null references congress (id),
  evaluation_id text not null,
  -- the rating's version that came about by the act
  version integer not null,
  at timestamptz not null,
  -- bound to congress, rating and version
  address text not null,
  -- the last day on which it is kept, counted when it was written
  kept_until date not null,
  primary key (congress_id, evaluation_id, version),
  foreign key (congress_id, evaluation_id) references evaluation (congress_id, id)
);
create index rater_address_by_end on rater_address (congress_id, kept_until);

alter table rater_address enable row level security;
alter table rater_address force row level security;
create policy of_congress on rater_address using (congress_id = current_setting('luoshi.congress_id', true)) with check (congress_id = current_setting('luoshi.congress_id', true));
create policy auditor_reads on rater_address as restrictive for select
  using (current_user <> 'luoshi_app' or current_setting('luoshi.rater_addresses', true) in ('auditor', 'expiry'));
create policy expiry_deletes on rater_address as restrictive for delete
  using (current_user <> 'luoshi_app' or current_setting('luoshi.rater_addresses', true) = 'expiry');
revoke update, truncate on rater_address from luoshi_app;

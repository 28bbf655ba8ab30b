-- What the public reads of a suggestion and of each reply: the unit's proposal, the deputy's wish, the office's decision, and every release
-- frozen as it was read, with its hash. A public page needs nothing but `releases` of the rows that are released.
create table publication (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null check (state in ('toDecide', 'approved', 'released', 'withheld', 'recalled', 'superseded', 'lapsed')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  task_id text not null,
  reply_id text not null,
  unit_id text not null,
  unit_name text not null,
  replied_on date not null,
  proposal jsonb not null,
  wish text check (wish in ('full', 'titleOnly', 'withhold')),
  wish_reason text,
  wish_on date,
  keep_name boolean not null,
  form text check (form in ('full', 'summary', 'titleOnly', 'notPublic')),
  with_suggestion boolean not null,
  summary text,
  ground text check (ground in ('businessSecret', 'privacy', 'deputyUnwilling', 'otherLaw')),
  reason text,
  strikes jsonb not null,
  left_in jsonb not null,
  show_names boolean not null,
  decided_on date,
  decided_by_name text,
  release_on date,
  releases jsonb not null,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id),
  -- Nothing is out that nobody decided, and nothing that bears a name which is kept.
  check (state not in ('approved', 'released', 'withheld') or decided_on is not null),
  check (state <> 'released' or (form <> 'notPublic' and jsonb_array_length(releases) > 0)),
  check (not (keep_name and show_names and state in ('approved', 'released')))
);
create index publication_by_case on publication (congress_id, suggestion_id);
create index publication_by_state on publication (congress_id, state, replied_on);
-- One for each reply.
create unique index publication_once on publication (congress_id, reply_id);
select enable_congress_policy('publication');

-- Drafts from before have no proposal yet; they cannot be signed without one.
alter table reply add column publicity jsonb;

-- Whose suggestion it is, kept from who need not know.
alter table suggestion
  add column identity_kept_on date,
  add column identity_kept_by text check (identity_kept_by in ('deputy', 'office')),
  add column identity_kept_reason text,
  add check ((identity_kept_on is null) = (identity_kept_by is null));

-- Suggestions that have to do with each other: handled together, split from one, raised again after years. A link belongs to the case that
-- says it; a group and a split are said on both sides, an earlier one of the same matter only by the later. The other case is loaded by the
-- act that makes the link, and no suggestion is ever deleted: it needs no reference that would tie the order in which cases are written.
create table suggestion_link (
  congress_id text not null references congress (id),
  id text not null,
  suggestion_id text not null,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  relation text not null check (relation in ('principal', 'member', 'splitFrom', 'splitInto', 'earlier')),
  other_id text not null,
  reason text,
  by_name text not null,
  made_on date not null,
  ended_on date,
  ended_reason text,
  primary key (congress_id, id),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id),
  check (other_id <> suggestion_id)
);
create index suggestion_link_by_case on suggestion_link (congress_id, suggestion_id);
create index suggestion_link_by_other on suggestion_link (congress_id, other_id);
-- A suggestion is in one group at a time, and says a thing of another once.
create unique index suggestion_link_one_principal on suggestion_link (congress_id, suggestion_id) where relation = 'principal' and state = 'standing';
create unique index suggestion_link_once on suggestion_link (congress_id, suggestion_id, other_id, relation) where state = 'standing';
select enable_congress_policy('suggestion_link');

-- What the deputy's sheet asks (会上/闭会, raised before and not solved), where a converted motion comes from, where a matter was passed up to.
alter table suggestion
  add column occasion text not null default 'interSessional' check (occasion in ('inSession', 'interSessional')),
  add column raised_before text check (raised_before in ('twoYears', 'threeYears', 'moreYears')),
  add column motion jsonb,
  add column passed_up jsonb;
update suggestion set occasion = category where category is not null;
create index suggestion_by_delegation on suggestion (congress_id, lead_delegation_id);

-- Views of a list that somebody saved under a name: filters, order and columns. They belong to one identity, because what a list holds
-- and what is looked for in it differ from one capacity to another; nobody else sees them.
create table saved_view (
  congress_id text not null references congress (id),
  id text not null,
  identity_id text not null,
  list text not null check (list in ('suggestions')),
  name text not null check (char_length(name) between 1 and 30),
  -- by the names that the list's interface takes
  filter jsonb not null,
  sort text,
  columns jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  unique (congress_id, identity_id, list, name),
  foreign key (congress_id, identity_id) references identity (congress_id, id)
);

select enable_congress_policy('saved_view');

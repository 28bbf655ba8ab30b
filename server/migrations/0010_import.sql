-- Suggestions brought in from files: what was taken in from where, so that an import can be repeated without doubling anything.
create table imported_suggestion (
  congress_id text not null references congress (id),
  -- 'id:' and the number that the row had where it comes from, or 'text:' and the hash of its words where it had none
  source_key text not null,
  -- of sponsor and words as they were brought in
  content_hash text not null,
  suggestion_id text not null,
  brought_in_as text not null check (brought_in_as in ('draft', 'reviewed')),
  -- the date on the paper
  raised_on date,
  file_name text not null,
  file_row integer not null,
  imported_by text not null,
  imported_at timestamptz not null,
  primary key (congress_id, source_key),
  foreign key (congress_id, suggestion_id) references suggestion (congress_id, id)
);
create index imported_suggestion_by_suggestion on imported_suggestion (congress_id, suggestion_id);

select enable_congress_policy('imported_suggestion');
select make_append_only('imported_suggestion');

-- The day's meeting: who was marked absent, whom the office urged to sign and when, and what the government office had before it when it sent a plan back.
alter table assignment_meeting_attendance add column is_absent boolean not null default false;
-- What the list held when the government office returned it, so that it sees what has changed since; null where it never did.
alter table assignment_meeting add column returned_list jsonb;

create table assignment_meeting_reminder (
  congress_id text not null references congress (id),
  id text not null,
  meeting_id text not null,
  reminded_at timestamptz not null,
  by_name text not null,
  note text not null,
  -- the units that were told, by their names of that day, each with how much it had not signed for
  units jsonb not null,
  primary key (congress_id, id),
  foreign key (congress_id, meeting_id) references assignment_meeting (congress_id, id)
);
create index assignment_meeting_reminder_of on assignment_meeting_reminder (congress_id, meeting_id, reminded_at);
select enable_congress_policy('assignment_meeting_reminder');
select make_append_only('assignment_meeting_reminder');

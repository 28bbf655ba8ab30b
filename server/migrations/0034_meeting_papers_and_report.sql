-- Papers of the assignment meeting: its hour for the notice, its minutes.
alter table assignment_meeting add column held_time text not null default '', add column minutes jsonb;

-- 代表建议办理情况报告 of a year to the standing committee: what people wrote; the figures are those of the record until it is finished, then kept.
create table handling_report (
  congress_id text not null references congress (id),
  id text not null,
  version integer not null,
  state text not null check (state in ('preparing', 'finished')),
  year integer not null,
  meeting text not null,
  reported_on date not null,
  practice text not null,
  problems text not null,
  next_steps text not null,
  figures jsonb,
  finished_by_name text,
  finished_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (congress_id, id),
  check ((state = 'finished') = (figures is not null))
);
-- One report of a year.
create unique index handling_report_of_year on handling_report (congress_id, year);
select enable_congress_policy('handling_report');

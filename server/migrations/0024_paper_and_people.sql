-- Paper stays possible: what came on paper is entered with its scan, marked, and counted apart.
alter table suggestion
  alter column source drop not null,
  alter column disclosure_wish drop not null,
  add column entry_channel text not null default 'online' check (entry_channel in ('online', 'paper')),
  add column entered_by_name text,
  add column entered_by_role text check (entered_by_role in ('townshipPresidium', 'deputyAffairs')),
  add column paper_received_on date,
  add column entry_objection_state text check (entry_objection_state in ('raised', 'kept', 'corrected')),
  add column entry_objection text,
  add column entry_objection_answer text,
  add constraint suggestion_paper_entry check ((entry_channel = 'paper') = (entered_by_role is not null and paper_received_on is not null));

alter table co_sponsorship add column on_paper boolean not null default false;

create index suggestion_on_paper on suggestion (congress_id, updated_at desc, id desc) where entry_channel = 'paper';

-- A rating on paper stays in its closed envelope until the round has closed, then two people open it.
alter table evaluation
  add column entry_channel text not null default 'online' check (entry_channel in ('online', 'paper')),
  add column envelope_received_on date,
  add column opened_on date,
  add column opened_by_name text,
  add column opened_by_person_id text,
  add column witness_name text,
  add column unreadable text;

-- A letter signed by hand: whose hand, when, and who recorded it. It goes out when the head says that it is theirs.
alter table reply
  add column hand_signed_by_name text,
  add column hand_signed_on date,
  add column hand_signed_recorded_by text;

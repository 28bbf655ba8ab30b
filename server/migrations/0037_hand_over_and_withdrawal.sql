-- A draft may go to another deputy where its author lets it: to one whom they name, or to one whom the office chooses once the author is no deputy any more.
alter table suggestion
  add column hand_over_to text check (hand_over_to in ('deputy', 'office')),
  add column heir_person_id text,
  add column heir_name text,
  add column handed_over_from text;

-- What waits for a deputy's answer is found by that deputy.
create index suggestion_by_heir on suggestion (congress_id, heir_person_id) where state = 'handingOver';

-- A joint suggestion may be withdrawn at the request of all who signed it: each is asked, and answers to the request of that number.
alter table suggestion
  add column withdrawal_no integer not null default 0,
  add column withdrawal_asked_on date,
  add column withdrawal_reason text,
  add column withdrawal_outcome text;
alter table co_sponsorship
  add column withdrawal_no integer,
  add column withdrawal_answer text check (withdrawal_answer in ('consented', 'refused', 'excused')),
  add column withdrawal_note text;

-- A talk, or doing without one, that the deputy confirmed by a signature on paper: when it was signed and who entered it.
alter table consultation
  add column signed_on date,
  add column signed_recorded_by text;

-- A letter signed by hand: in which form the signed paper was set, and whether the assisting units signed with it.
alter table reply
  add column hand_signed_form text,
  add column hand_signed_joint boolean not null default false;
alter table reply alter column hand_signed_joint drop default;

-- 督办单: what the unit was pressed for and until when, its answer, and the word of who pressed that it is done.
alter table handling_task add column supervision jsonb not null default '[]';
alter table handling_task alter column supervision drop default;

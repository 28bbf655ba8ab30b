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

-- The other questions of the 征询意见表, as far as the deputy answered them: sealed with the rating, in the clear once it is disclosed.
alter table evaluation add column form_answers jsonb;
alter table evaluation add constraint evaluation_form_answers_sealed check (state <> 'rated' or form_answers is null);

-- Of log-ins only the network is kept from now on (features/identity/network-of.ts); what the sessions hold already is shortened too.
update login_session set remote_address = case when remote_address ~ '^(::ffff:)?[0-9]{1,3}(\.[0-9]{1,3}){3}$' then regexp_replace(regexp_replace(remote_address, '^::ffff:', ''), '[0-9]+$', '*') else '' end;

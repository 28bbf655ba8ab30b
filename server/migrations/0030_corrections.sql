-- Corrections of what somebody has relied on: the old value stays on the record, with who, when and why. A number that was given by
-- mistake is void and stays in its series, so that the series has no gap that nobody explains.
alter table suggestion
  add column voided_numbers jsonb not null default '[]',
  add column corrections jsonb not null default '[]';
alter table suggestion alter column voided_numbers drop default, alter column corrections drop default;

alter table consultation add column corrections jsonb not null default '[]';
alter table consultation alter column corrections drop default;

-- A class put right after the reply went out: what waits for the head's signature, and the signed notices. The letter stays as it was signed.
alter table reply
  add column class_proposal jsonb,
  add column class_notices jsonb not null default '[]';
alter table reply alter column class_notices drop default;

-- A paper rating that was misread: another reading until a second person agrees, and what was put right.
alter table evaluation
  add column rereading jsonb,
  add column corrections jsonb not null default '[]';
alter table evaluation alter column corrections drop default;

-- What a misreading alone had set in motion ends.
alter table mediation drop constraint mediation_state_check;
alter table mediation add constraint mediation_state_check check (state in ('opened', 'meetingCalled', 'opinionSought', 'handlingAgain', 'concluded', 'lapsed'));

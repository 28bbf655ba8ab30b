-- Corrections of what somebody has relied on: the old value stays on the record, with who, when and why. A number that was given by
-- mistake is void and stays in its series, so that the series has no gap that nobody explains.
alter table suggestion
  add column voided_numbers jsonb not null default '[]',
  add column corrections jsonb not null default '[]';
alter table suggestion alter column voided_numbers drop default, alter column corrections drop default;

alter table consultation add column corrections jsonb not null default '[]';
alter table consultation alter column corrections drop default;

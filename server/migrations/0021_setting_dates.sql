-- Settings have a day from which they are in force. A version names what it sets; in force on a day is what the versions up to that
-- day set, the later one winning. Versions so far counted from their adoption on and held every setting.
alter table setting_version add column in_force_from date;
alter table setting_version no force row level security;
update setting_version set in_force_from = (adopted_at at time zone 'Asia/Shanghai')::date;
alter table setting_version force row level security;
alter table setting_version alter column in_force_from set not null;

-- The web process remembers for some seconds who a cookie stands for (features/identity/remember-logins.ts). Whatever luoshi_authenticate
-- reads tells it when it changes, so that a log-in ended here, or on the console, is ended there at once.
create function tell_logins_changed() returns trigger language plpgsql
set search_path = pg_catalog, public
as $$
begin
  perform pg_notify('luoshi_logins', '');
  return null;
end
$$;

-- Not last_seen_at: it moves all the time and says nothing new.
create trigger tell_logins after update of token_hash, account_id, identity_congress_id, identity_id, ended_at, expires_at or delete
  on login_session for each statement execute function tell_logins_changed();
create trigger tell_logins after update of state, must_change_password, large_text or delete on account for each statement execute function tell_logins_changed();
create trigger tell_logins after update or delete on identity for each statement execute function tell_logins_changed();
create trigger tell_logins after update of name or delete on person for each statement execute function tell_logins_changed();
create trigger tell_logins after update of name, township_id or delete on organisation for each statement execute function tell_logins_changed();

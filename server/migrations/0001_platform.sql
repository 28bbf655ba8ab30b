-- The ground every other migration stands on: the role the application works as, the congress
-- policy, the product's clock and the way into the job queue. Written for PostgreSQL 14 and newer.

-- Extensions of the standard distribution, trusted since 13: the owner of the database may create them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- The role of the application's connections. It owns nothing, so it can neither switch a policy off nor
-- change what it was only allowed to add. Roles belong to the whole server: another site may have made it.
do $$
declare
  remedy text := format('请数据库管理员执行:create role luoshi_app nologin; grant luoshi_app to %I;', current_user);
begin
  if not exists (select 1 from pg_roles where rolname = 'luoshi_app') then
    begin
      create role luoshi_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
    exception
      when duplicate_object or unique_violation then null; -- made by another database's migration just now
      when insufficient_privilege then raise exception '缺少数据库角色 luoshi_app,当前用户又无权建立' using hint = remedy;
    end;
  end if;
  if not pg_has_role(current_user, 'luoshi_app', 'member') then
    begin
      execute format('grant luoshi_app to %I', current_user);
    exception
      when insufficient_privilege then raise exception '当前数据库用户不能使用角色 luoshi_app' using hint = remedy;
    end;
  end if;
end $$;

-- Tables get these grants as they are made. What may never change (the audit trail) takes update and
-- delete away again in its own migration.
grant usage on schema public to luoshi_app;
alter default privileges in schema public grant select, insert, update, delete on tables to luoshi_app;
alter default privileges in schema public grant usage, select on sequences to luoshi_app;

-- Rows of one congress are visible and writable only in a transaction that named this congress.
create function enable_congress_policy(congress_table regclass) returns void
language plpgsql
set search_path = pg_catalog, public
as $$
begin
  execute format('alter table %s enable row level security', congress_table);
  execute format('alter table %s force row level security', congress_table);
  execute format(
    'create policy of_congress on %s using (congress_id = current_setting(''luoshi.congress_id'', true))'
    ' with check (congress_id = current_setting(''luoshi.congress_id'', true))',
    congress_table);
end $$;
revoke execute on function enable_congress_policy(regclass) from public;

-- For tables to which rows are only ever added.
create function make_append_only(append_only_table regclass) returns void
language plpgsql
set search_path = pg_catalog, public
as $$
begin
  execute format('revoke update, delete, truncate on %s from luoshi_app', append_only_table);
end $$;
revoke execute on function make_append_only(regclass) from public;

-- What this database is for. A demo is never opened as a real site, nor a real site as a demo, and a
-- demo whose making was interrupted is made anew.
create table platform_site (
  one boolean primary key default true check (one),
  mode text not null check (mode in ('demo', 'production')),
  complete boolean not null
);
revoke insert, update, delete on platform_site from luoshi_app;

-- The demo's clock: what is added to the machine's time. In production the only row stays at zero.
create table platform_clock (
  one boolean primary key default true check (one),
  offset_ms bigint not null
);
insert into platform_clock (offset_ms) values (0);
revoke insert, delete on platform_clock from luoshi_app;

-- Web and worker listen, and read the row again when it changes.
create function announce_clock() returns trigger
language plpgsql
set search_path = pg_catalog, public
as $$
begin
  perform pg_notify('luoshi_clock', new.offset_ms::text);
  return null;
end $$;
create trigger announce_clock after insert or update on platform_clock
  for each row execute function announce_clock();

-- A job is queued in the transaction whose effect it carries on, so it exists exactly if that was
-- committed. The application may reach the queue through here only. run_at is the machine's time (for
-- retries and pauses); what is due by a date stands in a table of its own and is read with the product's clock.
create function enqueue_job(
  task text,
  payload jsonb default '{}'::jsonb,
  job_key text default null,
  run_at timestamptz default null
) returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  queued bigint;
begin
  select (graphile_worker.add_job(
    identifier => task,
    payload => payload::json,
    run_at => run_at,
    job_key => job_key,
    max_attempts => 25
  )).id into queued;
  return queued;
end $$;
revoke execute on function enqueue_job(text, jsonb, text, timestamptz) from public;
grant execute on function enqueue_job(text, jsonb, text, timestamptz) to luoshi_app;

-- How much is waiting, and what failed for good; for /metrics and the administrators' page.
create function count_jobs(out waiting bigint, out failed bigint)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select count(*) filter (where attempts < max_attempts), count(*) filter (where attempts >= max_attempts)
  from graphile_worker._private_jobs
$$;
revoke execute on function count_jobs() from public;
grant execute on function count_jobs() to luoshi_app;

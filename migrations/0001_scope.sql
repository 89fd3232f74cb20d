-- platform: the application's role and the scope of a transaction.
-- Every table of a dealer starts its primary key with dealer_id and is closed by row-level security: the application
-- works as forecourt_app, which cannot bypass it, and names the dealer once per transaction (app.dealer).

do $$
begin
  create role forecourt_app login noinherit;
exception
  when duplicate_object or unique_violation then null;
end $$;

-- whoever migrates also runs the application, and changes into its role
do $$
begin
  execute format('grant forecourt_app to %I', current_user);
end $$;

grant usage on schema public to forecourt_app;
alter default privileges in schema public grant select, insert, update, delete on tables to forecourt_app;

-- null when no dealer was entered: then no row of any dealer is seen
create function current_dealer() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.dealer', true), '')::uuid $$;

create function current_user_account() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user', true), '')::uuid $$;

create function close_to_other_dealers(table_name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy of_the_dealer on %s using (dealer_id = current_dealer())', table_name);
end $$;

-- Without this mark PostgreSQL may not use a text-search index behind row-level security. The function tells nothing
-- about rows it does not return. Where the owner is no superuser the search stays right and is slower.
do $$
begin
  alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
exception
  when insufficient_privilege then null;
end $$;

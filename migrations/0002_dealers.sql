-- dealers: the tenants, their settings by area and version, the installation itself.

create table dealer (
  dealer_id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name text not null,
  language text not null check (language in ('de', 'nl', 'en')),
  country text not null,
  region text,
  time_zone text not null,
  demo boolean not null default false,
  created_at timestamptz not null
);

create table dealer_setting (
  dealer_id uuid not null references dealer,
  area text not null,
  version int not null,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (dealer_id, area, version)
);
select close_to_other_dealers('dealer_setting');

-- one row: the state of the installation as a whole
create table installation (
  only_row boolean primary key default true check (only_row),
  first_run_token_hash bytea,
  set_up_at timestamptz,
  message_domain text not null
);

-- leads: saved views of the list, own ones and shared ones; and how each user has list and start page

create table lead_view (
  dealer_id uuid not null,
  view_id uuid not null,
  owner_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  shared boolean not null,
  -- filters, search and order, as the list is asked
  query jsonb not null,
  -- null: as each user has them
  columns text[],
  density text check (density in ('compact', 'comfortable')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (dealer_id, view_id),
  foreign key (dealer_id, owner_id) references membership
);
create unique index lead_view_name on lead_view (dealer_id, owner_id, lower(name));
create index lead_view_shared on lead_view (dealer_id) where shared;
select close_to_other_dealers('lead_view');

create table desk_layout (
  dealer_id uuid not null,
  user_id uuid not null,
  columns text[],
  density text not null default 'compact' check (density in ('compact', 'comfortable')),
  default_view_id uuid,
  -- [{ id, shown }] in order; null: as the product has them
  widgets jsonb,
  primary key (dealer_id, user_id),
  foreign key (dealer_id, user_id) references membership,
  foreign key (dealer_id, default_view_id) references lead_view on delete set null (default_view_id)
);
create index desk_layout_view on desk_layout (dealer_id, default_view_id) where default_view_id is not null;
select close_to_other_dealers('desk_layout');

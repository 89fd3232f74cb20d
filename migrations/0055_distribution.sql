-- distribution: rotations of groups, leads that wait in a pool, leads given back; dealers: groups of dealers.

alter table rotation drop constraint rotation_kind_check;
alter table rotation
  add column group_id uuid,
  add constraint rotation_kind_check check (kind in ('dealer', 'group')),
  add constraint rotation_group_check check ((kind = 'group') = (group_id is not null));
create unique index rotation_of_group on rotation (dealer_id, group_id) where kind = 'group';

alter table assignment
  -- the rotation whose ledger moved: dealer, group:<id>; null: none did
  add column rotation_key text,
  -- when the lead turned out to be none and its share was given back
  add column given_back_at timestamptz;
alter table assignment disable row level security;
alter table assignment no force row level security;
update assignment set rotation_key = decision #>> '{ledgerChange,rotation}' where decision is not null;
alter table assignment enable row level security;
alter table assignment force row level security;
create index assignment_of_rotation on assignment (dealer_id, rotation_key, at desc, assignment_id desc)
  where rotation_key is not null;

-- the pool in which a lead is, or was last. It waits there while it is open and the pool's user is its assignee
create table pool_lead (
  dealer_id uuid not null,
  lead_id uuid not null,
  -- dealer, group:<id>
  pool_key text not null,
  pool_user_id uuid not null,
  since timestamptz not null,
  primary key (dealer_id, lead_id),
  foreign key (dealer_id, lead_id) references lead,
  foreign key (dealer_id, pool_user_id) references membership
);
select close_to_other_dealers('pool_lead');

-- dealers under one roof; a dealer may belong to several. Like the dealers themselves they are seen from everywhere
create table dealer_group (
  group_id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name text not null,
  kind text not null check (kind in ('carGroup', 'importer')),
  created_at timestamptz not null
);

create table dealer_group_member (
  dealer_id uuid not null references dealer,
  group_id uuid not null references dealer_group,
  added_at timestamptz not null,
  primary key (dealer_id, group_id)
);
create index dealer_group_member_by_group on dealer_group_member (group_id, dealer_id);

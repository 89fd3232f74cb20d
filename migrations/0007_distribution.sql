-- distribution: rotations with their ledger, and every decision with all that it was made from.

create table rotation (
  dealer_id uuid not null references dealer,
  rotation_id uuid not null,
  kind text not null check (kind in ('dealer')),
  -- the ledger of the rotation as the pure rules keep it; the row is locked for each decision
  ledger jsonb not null,
  primary key (dealer_id, rotation_id)
);
create unique index rotation_of_dealer on rotation (dealer_id) where kind = 'dealer';
select close_to_other_dealers('rotation');

create table assignment (
  dealer_id uuid not null,
  lead_id uuid not null,
  assignment_id uuid not null,
  at timestamptz not null,
  user_id uuid,
  rule text not null,
  automatic boolean not null,
  alarm boolean not null default false,
  assigned_by uuid,
  reason text,
  -- null for what a person decided
  request jsonb,
  state jsonb,
  decision jsonb,
  primary key (dealer_id, lead_id, assignment_id),
  foreign key (dealer_id, lead_id) references lead,
  foreign key (dealer_id, user_id) references membership
);
create index assignment_of_user on assignment (dealer_id, user_id, at) where automatic;
create index assignment_newest on assignment (dealer_id, at);
select close_to_other_dealers('assignment');

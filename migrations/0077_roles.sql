-- people: roles as sets of rights. The presets are the product's own and need no row; a row of a preset holds what the
-- dealer changed of it (null rights: as the product has them). A role of the dealer's own has a name and its rights.
-- What a user is at a dealer names either, so it is no foreign key; roles are removed under the lock that gives them.

create table dealer_role (
  dealer_id uuid not null references dealer,
  role text not null check (length(role) between 1 and 40),
  name text,
  rights text[],
  -- who holds the role needs a second factor from then on
  second_factor_from timestamptz,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (dealer_id, role)
);
alter table dealer_role enable row level security;
alter table dealer_role force row level security;
create policy of_the_dealer on dealer_role using (dealer_id = current_dealer());
-- a session asks what its user may at each of the dealers
create policy of_the_user on dealer_role for select using (exists (
  select from membership m
  where m.dealer_id = dealer_role.dealer_id and m.role = dealer_role.role and m.user_id = current_user_account()));

alter table membership drop constraint membership_role_check;
alter table membership add check (length(role) between 1 and 40);

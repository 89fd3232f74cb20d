-- appointments: test drives, viewings, handovers; who meets whom, where and with which vehicle.

create table appointment (
  dealer_id uuid not null references dealer,
  appointment_id uuid not null,
  kind text not null check (kind in ('testDrive', 'viewing', 'handover', 'other')),
  contact_id uuid,
  lead_id uuid,
  user_id uuid not null,
  vehicle_id uuid,
  -- as it was named when the appointment was made; also where it is not of the stock
  vehicle_title text,
  place text,
  notes text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('planned', 'tookPlace', 'missed', 'cancelled')),
  -- counts changes for calendars elsewhere (RFC 5545)
  sequence int not null default 0,
  -- the address that was invited; null: nobody was
  invited_to text,
  reminded_at timestamptz,
  told_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  primary key (dealer_id, appointment_id),
  foreign key (dealer_id, contact_id) references contact,
  foreign key (dealer_id, lead_id) references lead,
  foreign key (dealer_id, user_id) references membership,
  foreign key (dealer_id, vehicle_id) references vehicle,
  check (ends_at > starts_at)
);
create index appointment_by_start on appointment (dealer_id, starts_at, appointment_id);
create index appointment_of_user on appointment (dealer_id, user_id, starts_at) where state = 'planned';
create index appointment_of_vehicle on appointment (dealer_id, vehicle_id, starts_at) where vehicle_id is not null;
create index appointment_of_contact on appointment (dealer_id, contact_id) where contact_id is not null;
create index appointment_of_lead on appointment (dealer_id, lead_id) where lead_id is not null;
select close_to_other_dealers('appointment');

-- what happened, append only: made, moved, changed, cancelled, and how it went
create table appointment_history (
  dealer_id uuid not null,
  appointment_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  kind text not null,
  actor_id uuid,
  actor_name text,
  text text,
  details jsonb not null default '{}',
  primary key (dealer_id, appointment_id, entry_id),
  foreign key (dealer_id, appointment_id) references appointment
);
select close_to_other_dealers('appointment_history');

-- the secret of the address under which a phone reads a user's own appointments and tasks; shown once, kept as a hash
create table calendar_feed (
  dealer_id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  primary key (dealer_id, user_id),
  unique (dealer_id, token_hash),
  foreign key (dealer_id, user_id) references membership
);
select close_to_other_dealers('calendar_feed');

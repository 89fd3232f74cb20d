-- contacts, vehicles, sources: whom a lead is from, what it is about, where it came from.

create table contact (
  dealer_id uuid not null references dealer,
  contact_id uuid not null,
  kind text not null check (kind in ('person', 'company')),
  name text not null,
  first_name text,
  last_name text,
  company text,
  street text,
  postcode text,
  city text,
  country text,
  language text,
  assigned_user_id uuid,
  created_at timestamptz not null,
  primary key (dealer_id, contact_id),
  foreign key (dealer_id, assigned_user_id) references membership
);
select close_to_other_dealers('contact');

create table contact_email (
  dealer_id uuid not null,
  contact_id uuid not null,
  email text not null check (email = lower(email)),
  position int not null,
  relay boolean not null default false,
  primary key (dealer_id, contact_id, email),
  foreign key (dealer_id, contact_id) references contact on delete cascade
);
create index contact_by_email on contact_email (dealer_id, email);
select close_to_other_dealers('contact_email');

create table contact_phone (
  dealer_id uuid not null,
  contact_id uuid not null,
  position int not null,
  as_given text not null,
  e164 text,
  primary key (dealer_id, contact_id, position),
  foreign key (dealer_id, contact_id) references contact on delete cascade
);
create index contact_by_phone on contact_phone (dealer_id, e164);
select close_to_other_dealers('contact_phone');

create table vehicle (
  dealer_id uuid not null references dealer,
  vehicle_id uuid not null,
  offer_number text,
  vin text,
  make text not null,
  model text not null,
  condition text not null check (condition in ('new', 'used')),
  price_cents bigint,
  currency text,
  mileage_km int,
  first_registration date,
  location text,
  link text,
  contact_person_id uuid,
  created_at timestamptz not null,
  primary key (dealer_id, vehicle_id),
  foreign key (dealer_id, contact_person_id) references membership
);
-- numbers are compared without blanks and hyphens, in capitals
create index vehicle_by_offer_number on vehicle (dealer_id, upper(regexp_replace(offer_number, '[\s-]', '', 'g')));
create index vehicle_by_vin on vehicle (dealer_id, upper(vin));
select close_to_other_dealers('vehicle');

create table source (
  dealer_id uuid not null references dealer,
  source_id uuid not null,
  key text not null,
  -- null: a system source, worded by the web from its key
  name text,
  channel text not null check (channel in ('email', 'api', 'webForm', 'phone', 'walkIn')),
  -- how a mail of this source is recognised: address or domain of the sender, or the name of the provider in the document
  senders text[] not null default '{}',
  providers text[] not null default '{}',
  response_minutes int,
  position int not null,
  primary key (dealer_id, source_id),
  unique (dealer_id, key)
);
select close_to_other_dealers('source');

create table closing_reason (
  dealer_id uuid not null references dealer,
  reason_id uuid not null,
  -- null: an own reason; else a system one, worded by the web unless it was renamed
  key text,
  name text,
  outcome text not null check (outcome in ('won', 'lost', 'invalid')),
  hidden boolean not null default false,
  position int not null,
  primary key (dealer_id, reason_id),
  unique (dealer_id, key),
  check (key is not null or name is not null)
);
select close_to_other_dealers('closing_reason');

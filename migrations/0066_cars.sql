-- cars: the cars of customers, whom they belong to over time, and every date a contact moment may ask for.

create table car (
  dealer_id uuid not null references dealer,
  car_id uuid not null,
  plate text,
  -- without blanks, hyphens and marks, in capitals: any spelling finds it
  plate_key text,
  vin text,
  vin_key text,
  make text not null,
  model text not null,
  fuel text check (fuel in ('petrol', 'diesel', 'hybrid', 'pluginHybrid', 'electric', 'gas', 'hydrogen', 'other')),
  first_registration date,
  -- the mileage at which the next service is due
  next_service_km int check (next_service_km > 0),
  -- typical of this car's owner; null: not known
  yearly_km int check (yearly_km between 0 and 300000),
  stored_tyres text check (stored_tyres in ('summer', 'winter')),
  summer_tread_mm numeric(3, 1) check (summer_tread_mm >= 0),
  winter_tread_mm numeric(3, 1) check (winter_tread_mm >= 0),
  -- the vehicle of the stock it was, when we sold it
  vehicle_id uuid,
  note text,
  -- no longer driven by a customer of ours
  gone_as text check (gone_as in ('sold', 'scrapped')),
  gone_on date,
  gone_at timestamptz,
  gone_by text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (dealer_id, car_id),
  foreign key (dealer_id, vehicle_id) references vehicle,
  check ((gone_as is null) = (gone_at is null))
);
create index car_by_plate on car (dealer_id, plate_key text_pattern_ops) where plate_key is not null;
create index car_by_vin on car (dealer_id, vin_key text_pattern_ops) where vin_key is not null;
create index car_newest on car (dealer_id, car_id desc);
create index car_by_make on car (dealer_id, lower(make), lower(model));
select close_to_other_dealers('car');

-- one row per kind of date; moments look for a kind in a window of days
create table car_date (
  dealer_id uuid not null,
  car_id uuid not null,
  kind text not null check (kind in (
    'lastInspection', 'nextInspection', 'lastService', 'nextService', 'lastVisit',
    'ordered', 'expectedDelivery', 'delivered', 'warrantyEnd', 'mobilityEnd', 'servicePlanEnd', 'leaseEnd', 'financeEnd',
    'airConditioning', 'brakeFluid', 'timingBelt', 'timingBeltDue', 'battery', 'treadMeasured')),
  on_date date not null,
  source text not null check (source in ('hand', 'import', 'api', 'workshop')),
  noted_at timestamptz not null,
  primary key (dealer_id, car_id, kind),
  foreign key (dealer_id, car_id) references car
);
create index car_date_in_window on car_date (dealer_id, kind, on_date);
select close_to_other_dealers('car_date');

create table car_mileage (
  dealer_id uuid not null,
  car_id uuid not null,
  on_date date not null,
  km int not null check (km >= 0),
  source text not null check (source in ('hand', 'import', 'api', 'workshop', 'lead')),
  noted_by text,
  noted_at timestamptz not null,
  primary key (dealer_id, car_id, on_date),
  foreign key (dealer_id, car_id) references car
);
select close_to_other_dealers('car_mileage');

-- whose car it is and was
create table car_owner (
  dealer_id uuid not null,
  owner_id uuid not null,
  car_id uuid not null,
  contact_id uuid not null,
  -- the day it was bought; null: not known
  from_on date,
  until_on date,
  -- null: owns it now
  ended_at timestamptz,
  noted_by text,
  noted_at timestamptz not null,
  primary key (dealer_id, owner_id),
  foreign key (dealer_id, car_id) references car,
  foreign key (dealer_id, contact_id) references contact,
  check (until_on is null or from_on is null or until_on >= from_on)
);
create unique index car_owner_current on car_owner (dealer_id, car_id) where ended_at is null;
create index car_owner_of_car on car_owner (dealer_id, car_id, noted_at desc);
create index car_owner_of_contact on car_owner (dealer_id, contact_id);
select close_to_other_dealers('car_owner');

-- vehicles: the stock as people work with it: data for an exposé, pictures, documents, reservations.

alter table vehicle
  add column fuel text check (fuel in ('petrol', 'diesel', 'hybrid', 'pluginHybrid', 'electric', 'gas', 'hydrogen', 'other')),
  add column transmission text check (transmission in ('manual', 'automatic')),
  add column power_kw int check (power_kw > 0),
  add column body text,
  add column colour text,
  add column doors int check (doors > 0),
  add column seats int check (seats > 0),
  add column next_inspection date,
  add column owners_before int check (owners_before >= 0),
  add column equipment text[] not null default '{}',
  add column description text,
  -- what the law wants to be told beside a price: combined, by WLTP
  add column litres_per_100_km numeric(4, 1) check (litres_per_100_km > 0),
  add column kwh_per_100_km numeric(4, 1) check (kwh_per_100_km > 0),
  add column co2_grams_per_km int check (co2_grams_per_km >= 0),
  add column co2_class text check (co2_class in ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  add column electric_range_km int check (electric_range_km > 0),
  -- further advertisements beside `link`
  add column more_links text[] not null default '{}',
  -- no longer for sale; the vehicle stays, because leads and reservations speak of it
  add column gone_as text check (gone_as in ('sold', 'removed')),
  add column gone_at timestamptz,
  add column gone_by text,
  add column gone_note text,
  -- folded words of make, model, numbers, colour, place; what free text is looked for in
  add column search_text text not null default '',
  add column changed_at timestamptz,
  add constraint vehicle_gone check ((gone_as is null) = (gone_at is null));
-- the owner of the tables is bound by their policies too, but for this statement
alter table vehicle no force row level security;
update vehicle set
  search_text = lower(concat_ws(' ', make, model, offer_number, offer_key, vin, location)),
  changed_at = created_at;
alter table vehicle force row level security;
alter table vehicle alter column changed_at set not null;
create index vehicle_newest on vehicle (dealer_id, created_at desc, vehicle_id desc);

create table vehicle_picture (
  dealer_id uuid not null,
  picture_id uuid not null,
  vehicle_id uuid not null,
  position int not null,
  -- both JPEG, made from what was uploaded
  sha256 bytea not null,
  thumbnail_sha256 bytea not null,
  width int not null,
  height int not null,
  added_at timestamptz not null,
  primary key (dealer_id, picture_id),
  foreign key (dealer_id, vehicle_id) references vehicle,
  foreign key (dealer_id, sha256) references file,
  foreign key (dealer_id, thumbnail_sha256) references file
);
create index vehicle_picture_in_order on vehicle_picture (dealer_id, vehicle_id, position, picture_id);
select close_to_other_dealers('vehicle_picture');

create table vehicle_document (
  dealer_id uuid not null,
  document_id uuid not null,
  vehicle_id uuid not null,
  sha256 bytea not null,
  name text not null,
  content_type text not null,
  size int not null,
  added_by text,
  added_at timestamptz not null,
  deleted_by text,
  deleted_at timestamptz,
  primary key (dealer_id, document_id),
  foreign key (dealer_id, vehicle_id) references vehicle,
  foreign key (dealer_id, sha256) references file
);
create index vehicle_document_of_vehicle on vehicle_document (dealer_id, vehicle_id, added_at);
select close_to_other_dealers('vehicle_document');

create table reservation_type (
  dealer_id uuid not null references dealer,
  type_id uuid not null,
  -- null: an own type; else a system one, worded by the web unless it was renamed
  key text,
  name text,
  most_days int not null check (most_days between 1 and 365),
  who text not null check (who in ('everybody', 'supervisors')),
  -- how many vehicles one person may hold by this type at one time; null: any number
  most_per_person int check (most_per_person > 0),
  hidden boolean not null default false,
  position int not null,
  primary key (dealer_id, type_id),
  unique (dealer_id, key),
  check (key is not null or name is not null)
);
-- every dealer begins with the same three
insert into reservation_type (dealer_id, type_id, key, most_days, who, most_per_person, position)
select dealer.dealer_id, gen_random_uuid(), type.key, type.most_days, type.who, type.most_per_person, type.position
from dealer, (values
  ('customer', 7, 'everybody', 5, 0), ('internal', 14, 'everybody', 3, 1), ('workshop', 30, 'supervisors', null, 2))
  as type (key, most_days, who, most_per_person, position);
select close_to_other_dealers('reservation_type');

create table vehicle_reservation (
  dealer_id uuid not null,
  reservation_id uuid not null,
  vehicle_id uuid not null,
  type_id uuid not null,
  contact_id uuid,
  lead_id uuid,
  -- for whom, where it is no contact
  for_whom text,
  note text,
  reserved_at timestamptz not null,
  until timestamptz not null,
  -- null: by an API key
  reserved_by_id uuid,
  reserved_by text,
  ended_at timestamptz,
  ended_because text check (ended_because in ('released', 'lapsed', 'sold', 'removed')),
  ended_by text,
  primary key (dealer_id, reservation_id),
  foreign key (dealer_id, vehicle_id) references vehicle,
  foreign key (dealer_id, type_id) references reservation_type,
  foreign key (dealer_id, contact_id) references contact,
  foreign key (dealer_id, lead_id) references lead,
  foreign key (dealer_id, reserved_by_id) references membership,
  check ((ended_at is null) = (ended_because is null)),
  check (until > reserved_at)
);
-- a vehicle is reserved once at a time
create unique index vehicle_reservation_current on vehicle_reservation (dealer_id, vehicle_id) where ended_at is null;
create index vehicle_reservation_of_vehicle on vehicle_reservation (dealer_id, vehicle_id, reserved_at desc);
create index vehicle_reservation_of_person on vehicle_reservation (dealer_id, reserved_by_id) where ended_at is null;
create index vehicle_reservation_of_contact on vehicle_reservation (dealer_id, contact_id) where contact_id is not null;
create index vehicle_reservation_of_lead on vehicle_reservation (dealer_id, lead_id) where lead_id is not null;
select close_to_other_dealers('vehicle_reservation');

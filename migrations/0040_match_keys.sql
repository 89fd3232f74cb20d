-- contacts, vehicles: what is compared when a new enquiry is matched, as columns. Behind row-level security PostgreSQL
-- uses an index on a column for a comparison, and not one on an expression.

alter table vehicle
  -- without blanks and hyphens, in capitals
  add column offer_key text generated always as (upper(regexp_replace(offer_number, '[\s-]', '', 'g'))) stored,
  add column vin_key text generated always as (upper(regexp_replace(vin, '[\s-]', '', 'g'))) stored;
drop index vehicle_by_offer_number;
drop index vehicle_by_vin;
create index vehicle_by_offer_number on vehicle (dealer_id, offer_key) where offer_key is not null;
create index vehicle_by_vin on vehicle (dealer_id, vin_key) where vin_key is not null;

alter table contact
  add column postcode_key text generated always as (upper(regexp_replace(postcode, '[\s-]', '', 'g'))) stored;
create index contact_by_postcode on contact (dealer_id, postcode_key) where postcode_key is not null;

-- vehicles: a picture that was taken out keeps its row, so that it can come back; leads of a vehicle by index.

alter table vehicle_picture alter column position drop not null;
create index lead_of_vehicle on lead (dealer_id, vehicle_id) where vehicle_id is not null;

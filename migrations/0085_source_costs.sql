-- sources: what a source costs, from a day on.

create table source_cost (
  dealer_id uuid not null,
  source_id uuid not null,
  valid_from date not null,
  monthly_cents bigint not null check (monthly_cents >= 0),
  per_lead_cents bigint not null check (per_lead_cents >= 0),
  set_at timestamptz not null,
  set_by uuid,
  primary key (dealer_id, source_id, valid_from),
  foreign key (dealer_id, source_id) references source
);
select close_to_other_dealers('source_cost');

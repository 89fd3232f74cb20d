-- leads: the enquiry, its deadlines, what was done about it.

create table lead (
  dealer_id uuid not null references dealer,
  lead_id uuid not null,
  contact_id uuid not null,
  thread_id uuid not null,
  source_id uuid not null,
  vehicle_id uuid,
  type text not null check (type in ('vehicle', 'tradeIn', 'testDrive', 'financing', 'service', 'call', 'general')),
  language text not null check (language in ('de', 'nl', 'en')),
  subject text,
  comment text,
  -- what the enquiry said about the car of interest and the trade-in, as understood
  vehicle_facts jsonb,
  trade_in jsonb,
  assignee_id uuid,
  maturity text check (maturity in ('cold', 'warm', 'hot', 'appointment', 'offer', 'contract')),
  state text not null check (state in ('open', 'closed')),
  received_at timestamptz not null,
  last_activity_at timestamptz not null,
  -- the oldest customer message that nobody has answered; null: nobody waits
  waiting_since timestamptz,
  due_kind text check (due_kind in ('response', 'followUp')),
  due_at timestamptz,
  due_started_at timestamptz,
  yellow_from timestamptz,
  due_seconds int,
  due_origin text check (due_origin in ('dealer', 'source', 'leadType', 'chosen')),
  due_set_by uuid,
  due_reason text,
  first_touch_at timestamptz,
  first_message_at timestamptz,
  first_two_way_at timestamptz,
  -- copies for the list, kept by the same transactions that change what they copy
  customer_name text not null,
  vehicle_title text,
  offer_number text,
  search tsvector not null,
  primary key (dealer_id, lead_id),
  foreign key (dealer_id, contact_id) references contact,
  foreign key (dealer_id, thread_id) references thread,
  foreign key (dealer_id, source_id) references source,
  foreign key (dealer_id, vehicle_id) references vehicle,
  foreign key (dealer_id, assignee_id) references membership,
  check ((state = 'open') = (due_at is not null)),
  check ((due_at is null) = (due_kind is null) and (due_at is null) = (yellow_from is null) and (due_at is null) = (due_started_at is null))
);
create index lead_by_due on lead (dealer_id, due_at, lead_id) where state = 'open';
create index lead_by_assignee on lead (dealer_id, assignee_id, due_at, lead_id) where state = 'open';
create index lead_by_received on lead (dealer_id, received_at desc, lead_id desc);
create index lead_by_activity on lead (dealer_id, last_activity_at desc, lead_id desc);
create index lead_of_contact on lead (dealer_id, contact_id, received_at desc);
create index lead_of_thread on lead (dealer_id, thread_id);
create index lead_search on lead using gin (search);
select close_to_other_dealers('lead');

-- what happened, append only
create table lead_history (
  dealer_id uuid not null,
  lead_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  kind text not null,
  actor_id uuid,
  actor_name text,
  text text,
  details jsonb not null default '{}',
  primary key (dealer_id, lead_id, entry_id),
  foreign key (dealer_id, lead_id) references lead
);
create index lead_history_newest on lead_history (dealer_id, at desc, entry_id desc);
select close_to_other_dealers('lead_history');

create table lead_closing (
  dealer_id uuid not null,
  lead_id uuid not null,
  closing_id uuid not null,
  reason_id uuid not null,
  note text,
  closed_at timestamptz not null,
  closed_by uuid,
  reopened_at timestamptz,
  reopened_by uuid,
  primary key (dealer_id, lead_id, closing_id),
  foreign key (dealer_id, lead_id) references lead,
  foreign key (dealer_id, reason_id) references closing_reason
);
create unique index lead_closing_one on lead_closing (dealer_id, lead_id) where reopened_at is null;
select close_to_other_dealers('lead_closing');

-- answers of deeds that came with an idempotency key
create table idempotency (
  dealer_id uuid not null references dealer,
  key text not null,
  route text not null,
  request_hash bytea not null,
  answer jsonb not null,
  status int not null,
  at timestamptz not null,
  primary key (dealer_id, route, key)
);
select close_to_other_dealers('idempotency');

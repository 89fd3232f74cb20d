-- working-hours: own hours of people, the calendars a dealer subscribes to, and the link of its own calendar.

-- weekly hours in the dealer's zone of who works part time; null: whenever the dealer is open
alter table membership add column hours jsonb check (jsonb_typeof(hours) = 'object');

-- where other calendars are and how reading them went; the days themselves are the settings area `calendars`
create table calendar_subscription (
  dealer_id uuid not null references dealer,
  subscription_id uuid not null,
  name text not null,
  url text not null,
  created_at timestamptz not null,
  created_by uuid,
  -- null: not asked for yet
  asked_at timestamptz,
  -- when it was read, or found unchanged, for the last time
  fetched_at timestamptz,
  -- what the server said of what was read last, so that it sends only something newer
  etag text,
  last_modified text,
  -- the year until whose end repeated days are written out
  read_until int,
  -- why it could not be read the last time: { code, details }
  problem jsonb,
  -- lines that are no days off: [{ line, code, text }]
  refused jsonb not null default '[]',
  primary key (dealer_id, subscription_id),
  unique (dealer_id, url)
);
select close_to_other_dealers('calendar_subscription');

-- the secret of the address under which phones read the dealer's days off. Kept as it is, so that it can be shown to
-- whoever sets up the next phone: it opens nothing but days off, and is replaced with a click
create table calendar_link (
  dealer_id uuid primary key references dealer,
  token text not null,
  created_at timestamptz not null,
  created_by uuid
);
select close_to_other_dealers('calendar_link');

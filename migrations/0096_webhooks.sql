-- webhooks: other systems of a dealer are told what happened, each message signed, repeated, and written down.

create table webhook (
  dealer_id uuid not null references dealer,
  webhook_id uuid not null,
  name text not null,
  url text not null,
  events text[] not null,
  -- signs every message, so it is kept as it is; told to people once
  secret text not null,
  active boolean not null default true,
  -- why nothing is sent although nobody switched it off
  paused_because text check (paused_because in ('gone', 'failing')),
  created_at timestamptz not null,
  created_by text,
  removed_at timestamptz,
  primary key (dealer_id, webhook_id)
);
select close_to_other_dealers('webhook');

create table webhook_delivery (
  dealer_id uuid not null,
  delivery_id uuid not null,
  webhook_id uuid not null,
  -- the same for every repetition of a message: receivers tell twins by it
  event_id uuid not null,
  event text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  created_at timestamptz not null,
  attempts int not null default 0,
  last_at timestamptz,
  last_status int,
  last_trouble text,
  -- somebody asked for it again
  replayed_by text,
  primary key (dealer_id, delivery_id),
  foreign key (dealer_id, webhook_id) references webhook
);
create index webhook_delivery_newest on webhook_delivery (dealer_id, webhook_id, delivery_id desc);
create index webhook_delivery_waiting on webhook_delivery (dealer_id, webhook_id) where state = 'waiting';
select close_to_other_dealers('webhook_delivery');

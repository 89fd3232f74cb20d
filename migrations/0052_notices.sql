-- notices: who was told what, by which way, and what still waits to leave.

create table notice (
  dealer_id uuid not null,
  notice_id uuid not null,
  user_id uuid not null,
  -- of the event that is told: the same event is told to the same person once
  key text not null,
  kind text not null check (kind in ('newLead', 'reminder', 'stage1', 'stage2', 'followUp', 'followUpStage2',
    'poolLead', 'handedOver', 'alarm', 'findings')),
  subject_kind text not null check (subject_kind in ('lead', 'findings')),
  subject_id uuid,
  title text not null,
  detail text,
  because text not null check (because in ('assignee', 'deputyOf', 'supervisor', 'poolMember', 'lastResort', 'administrator')),
  -- the name of whom they stand in for
  stands_in_for text,
  -- who did it, where somebody did
  actor_name text,
  -- since when it is due, or until when
  due_at timestamptz,
  -- when it took effect by the rules, which may be before it was told
  happened_at timestamptz not null,
  raised_at timestamptz not null,
  read_at timestamptz,
  -- nothing is to be done about it any more
  settled_at timestamptz,
  settled_because text check (settled_because in ('answered', 'closed', 'moved', 'handedOver', 'taken', 'overtaken')),
  primary key (dealer_id, notice_id),
  unique (dealer_id, user_id, key),
  foreign key (dealer_id, user_id) references membership,
  check ((settled_at is null) = (settled_because is null)),
  check ((subject_kind = 'lead') = (subject_id is not null))
);
-- ids ascend with time
create index notice_newest on notice (dealer_id, user_id, notice_id desc);
create index notice_unread on notice (dealer_id, user_id) where read_at is null and settled_at is null;
create index notice_unsettled on notice (dealer_id, subject_id) where settled_at is null;
select close_to_other_dealers('notice');

-- what a notice sends out beside the bell; waits for the window of its way
create table notice_delivery (
  dealer_id uuid not null,
  notice_id uuid not null,
  channel text not null check (channel in ('mail', 'push')),
  user_id uuid not null,
  -- waits for the first opening of a day instead of the next one
  daily boolean not null,
  queued_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped')),
  ended_at timestamptz,
  primary key (dealer_id, notice_id, channel),
  foreign key (dealer_id, notice_id) references notice,
  check ((state = 'waiting') = (ended_at is null))
);
create index notice_delivery_waiting on notice_delivery (dealer_id, user_id, channel) where state = 'waiting';
select close_to_other_dealers('notice_delivery');

-- what a user wants to be told, and how; what is not said is as by default
create table notice_choices (
  dealer_id uuid not null,
  user_id uuid not null,
  value jsonb not null,
  changed_at timestamptz not null,
  primary key (dealer_id, user_id),
  foreign key (dealer_id, user_id) references membership
);
select close_to_other_dealers('notice_choices');

-- a device on which a user wants notices
create table push_subscription (
  dealer_id uuid not null,
  subscription_id uuid not null,
  user_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  device text,
  created_at timestamptz not null,
  last_sent_at timestamptz,
  primary key (dealer_id, subscription_id),
  unique (dealer_id, endpoint),
  foreign key (dealer_id, user_id) references membership
);
create index push_subscription_of_user on push_subscription (dealer_id, user_id);
select close_to_other_dealers('push_subscription');

-- what is on its way to a device; gone once it was taken or has become too old
create table push_message (
  dealer_id uuid not null,
  message_id uuid not null,
  subscription_id uuid not null,
  -- the notice it tells; null: several at once, or a trial
  notice_id uuid,
  payload jsonb not null,
  queued_at timestamptz not null,
  primary key (dealer_id, message_id),
  foreign key (dealer_id, subscription_id) references push_subscription on delete cascade
);
create index push_message_of_subscription on push_message (dealer_id, subscription_id);
select close_to_other_dealers('push_message');

-- the keys by which push services know this installation; made at the first start
create table push_key (
  only_row boolean primary key default true check (only_row),
  public_key text not null,
  private_key text not null,
  made_at timestamptz not null
);

-- people: users, what they are at a dealer, absences, sessions, keys.

create table user_account (
  user_id uuid primary key,
  email text not null,
  user_name text,
  name text not null,
  language text not null check (language in ('de', 'nl', 'en')),
  password_hash text,
  operator boolean not null default false,
  created_at timestamptz not null
);
create unique index user_account_email on user_account (lower(email));
create unique index user_account_user_name on user_account (lower(user_name));

create table membership (
  dealer_id uuid not null references dealer,
  user_id uuid not null references user_account,
  role text not null check (role in ('salesperson', 'supervisor', 'administrator')),
  active boolean not null default true,
  receives_requests boolean not null default false,
  can_be_assigned boolean not null default true,
  position int not null,
  created_at timestamptz not null,
  primary key (dealer_id, user_id),
  check (can_be_assigned or not receives_requests)
);
create index membership_of_user on membership (user_id);
alter table membership enable row level security;
alter table membership force row level security;
create policy of_the_dealer on membership using (dealer_id = current_dealer());
-- a session asks at which dealers its user works
create policy of_the_user on membership for select using (user_id = current_user_account());

create table supervision (
  dealer_id uuid not null,
  user_id uuid not null,
  supervisor_id uuid not null,
  position int not null,
  primary key (dealer_id, user_id, supervisor_id),
  foreign key (dealer_id, user_id) references membership,
  foreign key (dealer_id, supervisor_id) references membership
);
select close_to_other_dealers('supervision');

create table absence (
  dealer_id uuid not null,
  absence_id uuid not null,
  user_id uuid not null,
  deputy_user_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  created_by uuid,
  created_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (dealer_id, absence_id),
  foreign key (dealer_id, user_id) references membership,
  foreign key (dealer_id, deputy_user_id) references membership,
  check (deputy_user_id <> user_id)
);
create index absence_by_end on absence (dealer_id, ends_at) where removed_at is null;
select close_to_other_dealers('absence');

create table session (
  token_hash bytea primary key,
  user_id uuid not null references user_account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text
);
create index session_of_user on session (user_id);

-- links of invitations and password resets; used once
create table user_token (
  token_hash bytea primary key,
  user_id uuid not null references user_account,
  dealer_id uuid references dealer,
  purpose text not null check (purpose in ('invitation', 'passwordReset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table failed_sign_in (
  bucket text not null,
  at timestamptz not null
);
create index failed_sign_in_by_bucket on failed_sign_in (bucket, at);

create table api_key (
  dealer_id uuid not null references dealer,
  api_key_id uuid not null,
  name text not null,
  hint text not null,
  key_hash bytea not null,
  created_at timestamptz not null,
  created_by uuid,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (dealer_id, api_key_id),
  unique (dealer_id, key_hash)
);
select close_to_other_dealers('api_key');

-- people: sessions that can be listed and ended, second factors, passkeys, and what is between two steps of signing in.

alter table session add column session_id uuid not null default gen_random_uuid();
-- by what its user signed in; null: before this was kept, or a session made by the product itself
alter table session add column method text check (method in ('password', 'secondFactor', 'passkey', 'sso'));
create unique index session_by_id on session (session_id);

-- one authenticator app per account; the last step that was used, so that no code works twice
create table user_totp (
  user_id uuid primary key references user_account,
  secret text not null,
  last_step bigint,
  confirmed_at timestamptz,
  created_at timestamptz not null
);

create table recovery_code (
  user_id uuid not null references user_account,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table passkey (
  passkey_id uuid primary key,
  user_id uuid not null references user_account,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_of_user on passkey (user_id);

-- a password that was right and waits for the second factor, a challenge that waits for a passkey, a sign-in that is at
-- the identity provider; each found by the hash of its secret, and spent once
create table sign_in_step (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('secondFactor', 'passkeySignIn', 'passkeyCheck', 'passkeyNew', 'sso')),
  user_id uuid references user_account,
  details jsonb not null default '{}',
  expires_at timestamptz not null
);
create index sign_in_step_by_end on sign_in_step (expires_at);

-- people: whom an identity provider means by a subject; bound at the first sign-in by a verified e-mail address.

create table sso_identity (
  issuer text not null,
  subject text not null,
  user_id uuid not null references user_account,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (issuer, subject)
);
create index sso_identity_of_user on sso_identity (user_id);

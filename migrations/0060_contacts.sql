-- contacts: persons and companies with everything that is known of them, what they allow, and who changed what.

alter table contact
  add column salutation text check (salutation in ('mr', 'mrs', 'neutral')),
  -- as it stands before the name: Dr.
  add column title text,
  -- the company a person works for, and as what
  add column company_id uuid,
  add column job_title text,
  add column birthday date,
  add column tags text[] not null default '{}',
  -- how the contact came to be known
  add column created_from text not null default 'enquiry' check (created_from in ('enquiry', 'hand', 'import', 'api')),
  -- null: never
  add column changed_at timestamptz,
  add foreign key (dealer_id, company_id) references contact;
create index contact_of_company on contact (dealer_id, company_id) where company_id is not null;

-- the first one is the main one
alter table contact_email add column kind text check (kind in ('private', 'work'));
alter table contact_phone add column kind text check (kind in ('mobile', 'home', 'work', 'fax'));

create table contact_address (
  dealer_id uuid not null,
  contact_id uuid not null,
  -- 0: where post goes
  position int not null,
  kind text check (kind in ('home', 'work', 'billing', 'delivery')),
  street text,
  postcode text,
  city text,
  -- two letters; null: not said
  country text,
  -- what postcodes are compared by; behind row-level security an index serves a column, not an expression
  postcode_key text generated always as (upper(regexp_replace(postcode, '[\s-]', '', 'g'))) stored,
  primary key (dealer_id, contact_id, position),
  foreign key (dealer_id, contact_id) references contact on delete cascade
);
insert into contact_address (dealer_id, contact_id, position, street, postcode, city, country)
  select dealer_id, contact_id, 0, street, postcode, city, country from contact
  where coalesce(street, postcode, city) is not null;
create index contact_address_by_postcode on contact_address (dealer_id, postcode_key) where postcode_key is not null;
select close_to_other_dealers('contact_address');
alter table contact drop column postcode_key;
alter table contact drop column street, drop column postcode, drop column city, drop column country;

-- what a contact allows, by channel and purpose: append only; what holds now follows from the rows by a rule
create table contact_permission (
  dealer_id uuid not null,
  contact_id uuid not null,
  permission_id uuid not null,
  channel text not null check (channel in ('email', 'phone', 'sms', 'post', 'messenger', 'all')),
  purpose text not null check (purpose in ('commercial', 'car', 'service', 'survey', 'all')),
  decision text not null check (decision in ('given', 'withdrawn', 'unknown')),
  -- the first four are words of the customer, which only the customer can take back
  source text not null check (source in ('spoken', 'written', 'form', 'link', 'user', 'import', 'api', 'rule')),
  -- since when it holds, which may be before it was noted
  at timestamptz not null,
  noted_at timestamptz not null,
  noted_by uuid,
  noted_by_name text,
  -- the words, the letter or the document that prove it
  proof_text text,
  proof_letter_id uuid,
  proof_sha256 bytea,
  proof_name text,
  proof_content_type text,
  primary key (dealer_id, contact_id, permission_id),
  foreign key (dealer_id, contact_id) references contact on delete cascade,
  foreign key (dealer_id, proof_letter_id) references letter,
  foreign key (dealer_id, proof_sha256) references file
);
select close_to_other_dealers('contact_permission');

create table contact_note (
  dealer_id uuid not null,
  contact_id uuid not null,
  note_id uuid not null,
  at timestamptz not null,
  author_id uuid,
  author_name text,
  text text not null,
  primary key (dealer_id, contact_id, note_id),
  foreign key (dealer_id, contact_id) references contact on delete cascade
);
select close_to_other_dealers('contact_note');

-- who changed what of a contact, append only
create table contact_change (
  dealer_id uuid not null,
  contact_id uuid not null,
  change_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text,
  kind text not null,
  -- [{ field, from, to }]: texts as people read them, null for nothing
  changes jsonb not null default '[]',
  primary key (dealer_id, contact_id, change_id),
  foreign key (dealer_id, contact_id) references contact on delete cascade
);
select close_to_other_dealers('contact_change');

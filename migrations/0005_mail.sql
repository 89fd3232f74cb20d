-- mail: raw messages as they came, threads of letters, files, and what has to go out.

create table raw_message (
  dealer_id uuid not null references dealer,
  raw_id uuid not null,
  channel text not null check (channel in ('smtp', 'api')),
  -- of the bytes without the trace headers that a second delivery would change
  content_hash bytea not null,
  message_id text,
  envelope_from text not null,
  envelope_to text not null,
  received_at timestamptz not null,
  size int not null,
  bytes bytea not null,
  primary key (dealer_id, raw_id),
  unique (dealer_id, content_hash)
);
alter table raw_message alter column bytes set storage external;
select close_to_other_dealers('raw_message');

-- what came of a raw message: exactly one row each
create table reading (
  dealer_id uuid not null,
  raw_id uuid not null,
  state text not null check (state in ('waiting', 'letter', 'unassigned', 'discarded')),
  reader text,
  reason text,
  from_text text,
  subject text,
  understood jsonb,
  received_at timestamptz not null,
  read_at timestamptz,
  handled_by uuid,
  handled_at timestamptz,
  primary key (dealer_id, raw_id),
  foreign key (dealer_id, raw_id) references raw_message
);
create index reading_unassigned on reading (dealer_id, received_at desc, raw_id) where state = 'unassigned';
select close_to_other_dealers('reading');

create table thread (
  dealer_id uuid not null references dealer,
  thread_id uuid not null,
  -- stands in the reply address: <dealer>+<token>@<lead-domain>
  token text not null,
  created_at timestamptz not null,
  primary key (dealer_id, thread_id),
  unique (dealer_id, token)
);
select close_to_other_dealers('thread');

create table letter (
  dealer_id uuid not null,
  letter_id uuid not null,
  thread_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  kind text not null check (kind in ('enquiry', 'reply', 'answer', 'automaticReply', 'noted')),
  at timestamptz not null,
  from_text text not null,
  to_text text not null,
  subject text,
  body_text text not null,
  quoted_text text,
  -- sanitised; remote pictures blocked
  body_html text,
  message_id text,
  raw_id uuid,
  author_id uuid,
  primary key (dealer_id, letter_id),
  foreign key (dealer_id, thread_id) references thread,
  foreign key (dealer_id, raw_id) references raw_message
);
create index letter_of_thread on letter (dealer_id, thread_id, at);
create index letter_by_message_id on letter (dealer_id, message_id);
select close_to_other_dealers('letter');

-- bytes once, by hash
create table file (
  dealer_id uuid not null references dealer,
  sha256 bytea not null,
  size int not null,
  bytes bytea not null,
  primary key (dealer_id, sha256)
);
alter table file alter column bytes set storage external;
select close_to_other_dealers('file');

create table letter_file (
  dealer_id uuid not null,
  letter_id uuid not null,
  position int not null,
  sha256 bytea not null,
  name text not null,
  content_type text not null,
  content_id text,
  primary key (dealer_id, letter_id, position),
  foreign key (dealer_id, letter_id) references letter,
  foreign key (dealer_id, sha256) references file
);
select close_to_other_dealers('letter_file');

-- a file that waits to be attached to an answer
create table upload (
  dealer_id uuid not null,
  upload_id uuid not null,
  sha256 bytea not null,
  name text not null,
  content_type text not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  primary key (dealer_id, upload_id),
  foreign key (dealer_id, sha256) references file
);
select close_to_other_dealers('upload');

-- where an outgoing letter stands
create table delivery (
  dealer_id uuid not null,
  letter_id uuid not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'held', 'bounced', 'failed')),
  changed_at timestamptz not null,
  problem text,
  primary key (dealer_id, letter_id),
  foreign key (dealer_id, letter_id) references letter
);
select close_to_other_dealers('delivery');

-- every outgoing message is a row here first; stays on one node (rows are locked with skip locked)
create table outbox (
  outbox_id uuid primary key,
  dealer_id uuid references dealer,
  -- null: a message to a user (invitation, password reset, notice) that belongs to no thread
  letter_id uuid,
  message_id text not null unique,
  envelope_from text not null,
  envelope_to text not null,
  -- what is needed to compose a message without a letter
  content jsonb,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  last_problem text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index outbox_next on outbox (next_attempt_at) where state in ('waiting', 'sending');
create index outbox_of_letter on outbox (dealer_id, letter_id);

-- the mail catcher: what would have gone out, when no outgoing server is configured
create table caught_letter (
  caught_id uuid primary key,
  at timestamptz not null,
  from_text text not null,
  to_text text not null,
  subject text not null,
  bytes bytea not null
);
create index caught_letter_newest on caught_letter (at desc, caught_id desc);

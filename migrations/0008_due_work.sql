-- platform: what falls due. Stays on one node (rows are locked with skip locked) and outside row-level security: the
-- worker enters the dealer's scope before it does anything.

create table due (
  dealer_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  last_problem text,
  primary key (dealer_id, kind, subject_id)
);
create index due_next on due (due_at);

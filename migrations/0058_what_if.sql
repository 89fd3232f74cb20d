-- distribution: scratch copies of a dealer's set-up that are tried on the past before they are saved.

create table what_if (
  dealer_id uuid not null references dealer,
  what_if_id uuid not null,
  name text not null,
  -- what it changes, by area and field; the rest is as it is saved
  changes jsonb not null default '{}',
  -- on which past it is tried, and what is assumed about answers: { from, until, model }
  trial jsonb not null,
  -- what the changes were made on: { hours, escalation, distribution, people }
  base jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  -- the last run: when, on which changes and base, and what came out
  ran_at timestamptz,
  ran_on jsonb,
  outcome jsonb,
  applied_at timestamptz,
  applied_by uuid,
  discarded_at timestamptz,
  discarded_by uuid,
  primary key (dealer_id, what_if_id),
  check ((ran_at is null) = (outcome is null) and (ran_at is null) = (ran_on is null))
);
create index what_if_kept on what_if (dealer_id, what_if_id desc) where discarded_at is null;
select close_to_other_dealers('what_if');

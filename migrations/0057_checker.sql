-- distribution: what the checker of the settings found, and when it looked last.

create table checker_run (
  dealer_id uuid primary key references dealer,
  checked_at timestamptz not null
);
select close_to_other_dealers('checker_run');

create table checker_finding (
  dealer_id uuid not null references dealer,
  finding_id uuid not null,
  -- the same as long as the trouble is the same
  key text not null,
  code text not null,
  severity text not null check (severity in ('error', 'warning', 'hint')),
  first_seen_at timestamptz not null,
  -- the first moment at which it bites; null: at once
  bites_at timestamptz,
  -- what its sentence, its example and its link are made from
  finding jsonb not null,
  -- null: it is still so
  resolved_at timestamptz,
  primary key (dealer_id, finding_id)
);
create unique index checker_finding_open on checker_finding (dealer_id, key) where resolved_at is null;
select close_to_other_dealers('checker_finding');

-- dealers that are there already are looked at as soon as a worker runs
insert into due (dealer_id, kind, subject_id, due_at)
select dealer_id, 'checkSetup', dealer_id, created_at from dealer;

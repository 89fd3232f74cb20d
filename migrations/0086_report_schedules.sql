-- reports: reports that go by mail, weekly or monthly.

create table report_schedule (
  dealer_id uuid not null references dealer,
  schedule_id uuid not null,
  rhythm text not null check (rhythm in ('weekly', 'monthly')),
  -- 1 is Monday; the day of a month is the first
  weekday smallint check (weekday between 1 and 7),
  at_hour smallint not null check (at_hour between 0 and 23),
  recipients uuid[] not null,
  paused boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  last_sent_at timestamptz,
  primary key (dealer_id, schedule_id),
  check ((rhythm = 'weekly') = (weekday is not null))
);
select close_to_other_dealers('report_schedule');

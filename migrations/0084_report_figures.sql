-- reports: what reports count, one narrow row for each lead, kept by the transactions that change the lead.

create table report_lead (
  dealer_id uuid not null,
  lead_id uuid not null,
  received_at timestamptz not null,
  source_id uuid not null,
  type text not null,
  assignee_id uuid,
  -- the rotation that gave the lead: dealer, group:<id>
  rotation_key text,
  make text,
  maturity text,
  outcome text not null check (outcome in ('open', 'won', 'lost', 'invalid')),
  reason_id uuid,
  -- working seconds in which the first answer was promised when the lead came
  allowed_seconds int,
  -- from the arrival to each of the three firsts: elapsed and working seconds, the latter by the calendar of its day
  touch_seconds int,
  touch_work int,
  message_seconds int,
  message_work int,
  two_way_seconds int,
  two_way_work int,
  reminders smallint not null,
  stage1 smallint not null,
  stage2 smallint not null,
  follow_ups smallint not null,
  follow_up_stage2 smallint not null,
  primary key (dealer_id, lead_id),
  foreign key (dealer_id, lead_id) references lead
);
create index report_lead_by_received on report_lead (dealer_id, received_at, lead_id);
select close_to_other_dealers('report_lead');

-- answers that people gave, by day in the dealer's zone
create table report_answers (
  dealer_id uuid not null,
  user_id uuid not null,
  day date not null,
  answers int not null,
  primary key (dealer_id, day, user_id),
  foreign key (dealer_id, user_id) references membership
);
select close_to_other_dealers('report_answers');

-- leads from before are counted in the background
insert into due (dealer_id, kind, subject_id, due_at)
  select dealer_id, 'reports.fill', dealer_id, created_at from dealer;

-- escalation: when a deadline was set, and what falls due for the leads that are open already.

-- a reminder before this moment does not exist; null: when its clock began
alter table lead add column due_set_at timestamptz;

-- The worker looks at each and plans what is next. The table is closed to everybody who has not entered a dealer, and
-- a migration has entered none.
alter table lead no force row level security;
insert into due (dealer_id, kind, subject_id, due_at)
  select dealer_id, 'escalation', lead_id, least(yellow_from, due_at) from lead where state = 'open';
alter table lead force row level security;

-- escalation: each deadline of a lead has a number, and each of its events fires once.

-- counts the deadlines of a lead: a new one has a new number, one that was only computed again keeps it
alter table lead add column due_number int not null default 0;

-- what happened because nobody did anything, append only
create table escalation_event (
  dealer_id uuid not null,
  lead_id uuid not null,
  due_number int not null,
  kind text not null check (kind in ('reminder', 'stage1', 'stage2', 'followUp', 'followUpStage2')),
  -- the moment at which it took effect by the rules, which may be before the worker came to it
  happened_at timestamptz not null,
  due_at timestamptz not null,
  fired_at timestamptz not null,
  assignee_id uuid,
  primary key (dealer_id, lead_id, due_number, kind),
  foreign key (dealer_id, lead_id) references lead,
  foreign key (dealer_id, assignee_id) references membership
);
create index escalation_event_newest on escalation_event (dealer_id, happened_at desc);
select close_to_other_dealers('escalation_event');

-- tasks, notices: what somebody has to do until when, in series or once, and how it ended.

create table task_type (
  dealer_id uuid not null references dealer,
  task_type_id uuid not null,
  -- null: an own type; else a system one, worded by the web unless it was renamed
  key text,
  name text,
  hidden boolean not null default false,
  position int not null,
  primary key (dealer_id, task_type_id),
  unique (dealer_id, key),
  check (key is not null or name is not null)
);
-- before the table is closed: afterwards only one dealer's rows are seen
insert into task_type (dealer_id, task_type_id, key, position)
select dealer_id, gen_random_uuid(), system_type.key, position
from dealer cross join unnest(array['call', 'email', 'visit', 'birthday', 'leaseEnd', 'general'])
  with ordinality as system_type (key, position);
select close_to_other_dealers('task_type');

create table task_series (
  dealer_id uuid not null references dealer,
  series_id uuid not null,
  every int not null check (every > 0),
  unit text not null check (unit in ('day', 'week', 'month', 'year')),
  -- the date of the first, from which all others are counted
  anchor date not null,
  -- wall time in the dealer's zone; null: any time of the day
  at_time time,
  until_date date,
  count int check (count > 0),
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (dealer_id, series_id)
);
select close_to_other_dealers('task_series');

create table task (
  dealer_id uuid not null references dealer,
  task_id uuid not null,
  task_type_id uuid not null,
  title text,
  notes text,
  contact_id uuid,
  lead_id uuid,
  -- a customer's car
  car_id uuid,
  assignee_id uuid,
  state text not null check (state in ('open', 'done', 'skipped')),
  -- the date that was chosen; null: a moment was
  due_on date,
  due_at timestamptz not null,
  yellow_from timestamptz not null,
  due_set_at timestamptz not null,
  -- whom the present due was told: the assignee, then the supervisors
  told_at timestamptz,
  told_late_at timestamptz,
  series_id uuid,
  series_number int,
  -- names what a rule made it for, so that it is made once
  occasion text,
  -- counts changes, so that an undo takes back only what nobody touched since
  version int not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  ended_at timestamptz,
  search tsvector not null,
  primary key (dealer_id, task_id),
  unique (dealer_id, occasion),
  unique (dealer_id, series_id, series_number),
  foreign key (dealer_id, task_type_id) references task_type,
  foreign key (dealer_id, contact_id) references contact,
  foreign key (dealer_id, lead_id) references lead,
  foreign key (dealer_id, car_id) references car,
  foreign key (dealer_id, assignee_id) references membership,
  foreign key (dealer_id, series_id) references task_series,
  check ((state = 'open') = (ended_at is null)),
  check ((series_id is null) = (series_number is null))
);
create index task_by_due on task (dealer_id, due_at, task_id) where state = 'open';
create index task_by_assignee on task (dealer_id, assignee_id, due_at, task_id) where state = 'open';
create index task_by_end on task (dealer_id, ended_at desc, task_id desc) where state <> 'open';
create index task_of_contact on task (dealer_id, contact_id) where contact_id is not null;
create index task_of_lead on task (dealer_id, lead_id) where lead_id is not null;
create index task_of_type on task (dealer_id, task_type_id);
create index task_search on task using gin (search);
select close_to_other_dealers('task');

-- who ended a task, when, and what came of it; a reopened one has several
create table task_ending (
  dealer_id uuid not null,
  task_id uuid not null,
  ending_id uuid not null,
  outcome text not null check (outcome in ('done', 'notReached', 'skipped')),
  note text,
  ended_at timestamptz not null,
  ended_by uuid,
  reopened_at timestamptz,
  reopened_by uuid,
  primary key (dealer_id, task_id, ending_id),
  foreign key (dealer_id, task_id) references task
);
create unique index task_ending_one on task_ending (dealer_id, task_id) where reopened_at is null;
select close_to_other_dealers('task_ending');

-- what happened, append only
create table task_history (
  dealer_id uuid not null,
  task_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  kind text not null,
  actor_id uuid,
  actor_name text,
  text text,
  details jsonb not null default '{}',
  primary key (dealer_id, task_id, entry_id),
  foreign key (dealer_id, task_id) references task
);
select close_to_other_dealers('task_history');

-- a deed on several tasks at once, with what they were before, so that it can be taken back
create table task_bulk (
  dealer_id uuid not null references dealer,
  bulk_id uuid not null,
  kind text not null check (kind in ('assign', 'moveDue', 'end')),
  -- [{ taskId, version, … }] as the deed left and found them
  tasks jsonb not null,
  at timestamptz not null,
  by_user uuid,
  undone_at timestamptz,
  primary key (dealer_id, bulk_id)
);
select close_to_other_dealers('task_bulk');

-- notices: tasks and appointments have some too
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('newLead', 'reminder', 'stage1', 'stage2', 'followUp',
  'followUpStage2', 'poolLead', 'handedOver', 'alarm', 'findings', 'taskDue', 'taskLate', 'appointmentSoon'));
alter table notice drop constraint notice_subject_kind_check;
alter table notice add constraint notice_subject_kind_check
  check (subject_kind in ('lead', 'findings', 'task', 'appointment'));
alter table notice drop constraint notice_check1;
alter table notice add constraint notice_subject_has_id check ((subject_kind <> 'findings') = (subject_id is not null));

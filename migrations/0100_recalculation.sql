-- escalation: open leads are computed again piece by piece when hours or times change and there are many of them.

-- a change of hours or times that moves the open leads, and how far it has come
create table recalculation (
  dealer_id uuid not null references dealer,
  recalculation_id uuid not null,
  -- the version of the settings that it belongs to
  area text not null,
  version int not null,
  -- by what the deadlines are computed: { settings, followUpDays, calendar }, as saved with that version
  rules jsonb not null,
  began_at timestamptz not null,
  -- who changed the settings
  actor_id uuid,
  actor_name text,
  -- open leads as it began
  leads int not null,
  chunks_left int not null,
  computed int not null default 0,
  moved int not null default 0,
  -- when the last was computed, or a newer change took over
  ended_at timestamptz,
  primary key (dealer_id, recalculation_id)
);
create unique index recalculation_running on recalculation (dealer_id) where ended_at is null;
select close_to_other_dealers('recalculation');

-- a range of leads that are still to be computed; each has a row of due work
create table recalculation_chunk (
  dealer_id uuid not null,
  recalculation_id uuid not null,
  chunk_id uuid not null,
  from_lead_id uuid not null,
  -- not of the range any more; null: all that come
  until_lead_id uuid,
  primary key (dealer_id, chunk_id),
  foreign key (dealer_id, recalculation_id) references recalculation
);
create index recalculation_chunk_of on recalculation_chunk (dealer_id, recalculation_id);
select close_to_other_dealers('recalculation_chunk');

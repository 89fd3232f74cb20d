-- contacts: two that are one person are merged; what was before is kept, so that it comes back by an undo.

alter table contact
  -- went up in this one; null: stands for itself
  add column merged_into_id uuid,
  add foreign key (dealer_id, merged_into_id) references contact,
  add check (merged_into_id <> contact_id);
create index contact_merged_into on contact (dealer_id, merged_into_id) where merged_into_id is not null;

create table contact_merge (
  dealer_id uuid not null,
  merge_id uuid not null,
  into_id uuid not null,
  from_id uuid not null,
  merged_at timestamptz not null,
  merged_by uuid,
  merged_by_name text,
  undo_until timestamptz not null,
  -- the one that stayed, as it was and as it was made: what somebody changed since then is told from them
  before jsonb not null,
  made jsonb not null,
  undone_at timestamptz,
  undone_by_name text,
  primary key (dealer_id, merge_id),
  foreign key (dealer_id, into_id) references contact,
  foreign key (dealer_id, from_id) references contact
);
create index contact_merge_into on contact_merge (dealer_id, into_id, merged_at desc);
create unique index contact_merge_from on contact_merge (dealer_id, from_id) where undone_at is null;
select close_to_other_dealers('contact_merge');

-- what went over to the one that stayed
create table contact_merge_row (
  dealer_id uuid not null,
  merge_id uuid not null,
  table_name text not null,
  row_id uuid not null,
  primary key (dealer_id, merge_id, table_name, row_id),
  foreign key (dealer_id, merge_id) references contact_merge on delete cascade
);
select close_to_other_dealers('contact_merge_row');

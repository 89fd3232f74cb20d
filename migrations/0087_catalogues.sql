-- sources: how a dealer keeps its catalogues: what is no longer offered, what a source brings along, who changed what.
alter table source
  add column hidden boolean not null default false,
  -- what its enquiries are about when they do not say
  add column default_type text check (length(default_type) between 1 and 40),
  -- sources that are looked at together, such as "Marketplaces"
  add column group_name text check (length(group_name) between 1 and 60),
  add column call_number text check (length(call_number) between 3 and 40);

-- before and after hold the entry as it was: null where it came or went
create table catalogue_change (
  dealer_id uuid not null references dealer,
  change_id uuid not null,
  catalogue text not null check (catalogue in ('sources', 'closingReasons')),
  entry_id uuid not null,
  before jsonb,
  after jsonb,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (dealer_id, change_id)
);
create index catalogue_change_newest on catalogue_change (dealer_id, catalogue, changed_at desc, change_id desc);
select close_to_other_dealers('catalogue_change');

-- how often an entry is used is counted from these
create index lead_of_source on lead (dealer_id, source_id);
create index lead_closing_by_reason on lead_closing (dealer_id, reason_id);

-- leads: a deed on several leads at once, with what each was before, so that it can be taken back

create table lead_bulk (
  dealer_id uuid not null references dealer,
  bulk_id uuid not null,
  kind text not null check (kind in ('assign', 'close', 'followUp')),
  -- [{ leadId, before, left }] as the deed found and left them
  leads jsonb not null,
  -- what the history says of a lead after this entry was later than the deed
  mark uuid not null,
  at timestamptz not null,
  by_user uuid,
  undone_at timestamptz,
  primary key (dealer_id, bulk_id)
);
select close_to_other_dealers('lead_bulk');

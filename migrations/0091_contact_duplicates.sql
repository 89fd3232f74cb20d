-- contacts: which two may be one, found by walking through those that are new or changed, for a worklist.

-- null: not compared with the others since it was last written
alter table contact_search add column compared_at timestamptz;
create index contact_search_to_compare on contact_search (dealer_id, contact_id) where compared_at is null;

create table contact_duplicate (
  dealer_id uuid not null,
  -- the older one
  one_id uuid not null,
  other_id uuid not null,
  score int not null,
  strength text not null check (strength in ('sure', 'likely', 'possible')),
  reasons text[] not null,
  found_at timestamptz not null,
  -- somebody said that they are two
  dismissed_at timestamptz,
  dismissed_by_name text,
  primary key (dealer_id, one_id, other_id),
  foreign key (dealer_id, one_id) references contact on delete cascade,
  foreign key (dealer_id, other_id) references contact on delete cascade
);
create index contact_duplicate_to_look_at on contact_duplicate (dealer_id, score desc, one_id, other_id) where dismissed_at is null;
create index contact_duplicate_of_other on contact_duplicate (dealer_id, other_id);
select close_to_other_dealers('contact_duplicate');

insert into due (dealer_id, kind, subject_id, due_at)
  select dealer_id, 'contactsToCompare', dealer_id, now() from dealer
  where exists (select from contact where contact.dealer_id = dealer.dealer_id);

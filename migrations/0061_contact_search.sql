-- contacts: what the list sorts and searches by, beside the contact, written by the same transactions.

create table contact_search (
  dealer_id uuid not null,
  contact_id uuid not null,
  -- "Weber, Anna": compared as dictionaries do; German, Dutch and English have the same order
  sort_name text collate "und-x-icu" not null,
  -- words and their near spellings, addresses, numbers, and what the list filters by; each begins with a tag of the dealer
  search tsvector not null,
  -- how the name sounds, and where: equal for two entries that may be one person; null: not enough is known
  sound_place text,
  primary key (dealer_id, contact_id),
  foreign key (dealer_id, contact_id) references contact on delete cascade
);
create index contact_search_by_name on contact_search (dealer_id, sort_name, contact_id);
create index contact_search_by_sound on contact_search (dealer_id, sound_place) where sound_place is not null;
-- what was written last waits in a list that every search reads through, so that list is kept short
create index contact_search_words on contact_search using gin (search) with (gin_pending_list_limit = 256);
select close_to_other_dealers('contact_search');

-- contacts that were there before are indexed by a job
insert into due (dealer_id, kind, subject_id, due_at)
  select dealer_id, 'contactsToIndex', dealer_id, now() from dealer
  where exists (select from contact where contact.dealer_id = dealer.dealer_id);

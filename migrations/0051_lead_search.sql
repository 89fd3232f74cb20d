-- leads: the index of words stands beside the lead. A lead is written again and again (assignee, due, activity), its words
-- hardly ever; an index of words on the lead itself was written each time.

drop index lead_search;
drop index lead_search_open;

create table lead_search (
  dealer_id uuid not null,
  lead_id uuid not null,
  -- a search among open leads, which are a few of all, asks a small index of its own
  open boolean not null,
  search tsvector not null,
  primary key (dealer_id, lead_id),
  foreign key (dealer_id, lead_id) references lead on delete cascade
);
insert into lead_search (dealer_id, lead_id, open, search) select dealer_id, lead_id, state = 'open', search from lead;
create index lead_search_all on lead_search using gin (search);
-- what was written last waits in a list that every search reads through, so that list is kept short
create index lead_search_open on lead_search using gin (search) with (gin_pending_list_limit = 256) where open;
select close_to_other_dealers('lead_search');

-- leads: a search among open leads, which are a few of all, asks a small index of its own. What was written last waits in
-- a list that every search reads through, so that list is kept short.
create index lead_search_open on lead using gin (search) with (gin_pending_list_limit = 256) where state = 'open';

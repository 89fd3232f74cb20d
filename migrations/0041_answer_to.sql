-- leads: where an answer goes. The address that this enquiry named, which may be a portal's relay address; a contact has
-- others as well. Null: no e-mail address is known.
alter table lead add column answer_to text check (answer_to = lower(answer_to));

-- leads: the words that an enquiry brought stand apart from those of its contact, so that what the contact is called and reached
-- by can change, go over to another contact and come back.

-- null: the lead is older than this; then both stand in search
alter table lead add column own_words tsvector;

-- people: who has an account already is invited to a second dealer, and is a member there once they accept. Until then
-- the dealer sees what it typed itself, and nothing of the account.

alter table membership add column pending_name text;

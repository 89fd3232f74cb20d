-- mail: where our addresses and links begin, as the newest start of the installation said; and one more way to a letter.

-- <dealer>@lead_domain takes enquiries. message_domain, which our Message-IDs end in, stays when this one changes.
alter table installation add column lead_domain text;
-- where people open the desk: for links in notices
alter table installation add column public_url text;

create index letter_of_raw on letter (dealer_id, raw_id) where raw_id is not null;

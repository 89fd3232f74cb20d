-- mail: what is written while a dealer sends nothing waits whole, to be sent as it was written, or dropped.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
  check (state in ('waiting', 'sending', 'sent', 'failed', 'held', 'dropped'));
create index outbox_held on outbox (dealer_id) where state = 'held';
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'sending', 'sent', 'held', 'dropped', 'bounced', 'failed'));

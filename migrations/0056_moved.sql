-- distribution: a vehicle that stands at another dealer of the group takes its enquiry there; open work of an absence.

-- where the vehicle stands when it is not here
alter table vehicle add column standing_dealer_id uuid references dealer;

-- Where a vehicle stands is looked up in the stock of the dealers of the same group, and only when that is asked for
-- (app.group_stock): nothing else of another dealer is ever seen.
create policy stock_of_the_group on vehicle for select using (
  current_setting('app.group_stock', true) = 'on'
  and dealer_id in (
    select other.dealer_id from dealer_group_member own join dealer_group_member other using (group_id)
    where own.dealer_id = current_dealer()));

-- a message that came from another dealer of the group, because the vehicle stands here
alter table raw_message add column moved_from_dealer_id uuid references dealer;

alter table reading drop constraint reading_state_check;
alter table reading
  add constraint reading_state_check check (state in ('waiting', 'letter', 'unassigned', 'discarded', 'moved')),
  -- where it went; the message itself is kept here too
  add column moved_to_dealer_id uuid references dealer,
  add constraint reading_moved_check check ((state = 'moved') = (moved_to_dealer_id is not null));
create index reading_moved on reading (dealer_id, received_at desc, raw_id) where state = 'moved';

alter table lead add column moved_from_dealer_id uuid references dealer;

-- what becomes of the open leads when the absence begins
alter table absence
  add column open_work text not null default 'stays' check (open_work in ('stays', 'deputy')),
  add column handed_over_at timestamptz;

-- dealers: what became of the open leads when hours or times changed; null where that was no question.
alter table dealer_setting
  add column open_leads text check (open_leads in ('recalculate', 'keep')),
  add column moved_leads int;

import type { Contact } from '../contact.ts';
import { entryKey, type ListField, SINGLE_FIELDS, type SingleField, sameList, sameValue } from './fields.ts';

/**
 * The contact that stayed as it was before a merge, but for what somebody changed since: `made` is what the merge made of
 * it, `current` what it is now. Nothing changed since: exactly `before`.
 */
export function unmerged(before: Contact, made: Contact, current: Contact): Contact {
  const single = Object.fromEntries(
    SINGLE_FIELDS.map((field) => [
      field,
      sameValue(current[field], made[field]) ? before[field] : current[field],
    ]),
  ) as Pick<Contact, SingleField>;
  return {
    ...current,
    ...single,
    name: current.name === made.name ? before.name : current.name,
    emails: listBack('emails', before, made, current),
    phones: listBack('phones', before, made, current),
    addresses: listBack('addresses', before, made, current),
    tags: listBack('tags', before, made, current),
  };
}

/** What the merge added goes, what it left out comes back, what came since stays. */
function listBack<F extends ListField>(
  field: F,
  before: Contact,
  made: Contact,
  current: Contact,
): Contact[F] {
  if (sameList(current[field], made[field])) return before[field];
  type Entry = Parameters<typeof entryKey<F>>[1];
  const keysOf = (contact: Contact) =>
    new Set((contact[field] as readonly Entry[]).map((entry) => entryKey(field, entry)));
  const [then, merge, now] = [keysOf(before), keysOf(made), keysOf(current)];
  const stays = (current[field] as readonly Entry[]).filter((entry) => {
    const key = entryKey(field, entry);
    return then.has(key) || !merge.has(key);
  });
  const back = (before[field] as readonly Entry[]).filter((entry) => {
    const key = entryKey(field, entry);
    return !merge.has(key) && !now.has(key);
  });
  return [...stays, ...back] as unknown as Contact[F];
}

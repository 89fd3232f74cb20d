import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { getDealer } from '../../../dealers/index.ts';
import type { ContactList, ContactListQuery } from '../../contract.ts';
import { cursorOf, placeOf } from '../../rules/list-place.ts';
import { channels, decisions, purposes } from '../../rules/permissions.ts';
import { contactQuery, filterQuery } from '../../rules/search/query.ts';
import { contactRows } from './rows.ts';
import { searched } from './search.ts';
import { walked } from './walk.ts';

/**
 * The contacts by name, or the newest first, page by page; with `q` the best of what is found, at most `limit` and no
 * further page: whoever looks for somebody types more. Refuses `contacts.unknownFilter`, `contacts.badCursor`.
 */
export async function contactList(tx: DealerTx, query: ContactListQuery): Promise<ContactList> {
  const limit = query.limit ?? 50;
  const filter = { tokens: filtersOf(tx, query), openLeads: query.openLeads === true };
  const { country } = await getDealer(tx);
  const asked = contactQuery(tx.dealerId, query.q ?? '');
  if (asked) {
    const { ids, near } = await searched(tx, { typed: query.q ?? '', asked, filter, limit: limit + 1 });
    const rows = await contactRows(tx, ids.slice(0, limit), country);
    return { rows, next: null, more: ids.length > limit, near };
  }
  const sort = query.sort ?? 'name';
  const after = query.after === undefined ? null : placeOf(query.after, sort);
  if (query.after !== undefined && !after) refuse('invalid', 'contacts.badCursor', { field: 'after' });
  const places = await walked(tx, { sort, after, filter, limit: limit + 1 });
  const page = places.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await contactRows(
      tx,
      page.map(({ contactId }) => contactId),
      country,
    ),
    next: last && places.length > limit ? cursorOf(last) : null,
    more: false,
    near: false,
  };
}

/** What the filters ask of the index; null: nothing. */
function filtersOf(tx: DealerTx, { kind, language, permission }: ContactListQuery): string | null {
  const languages = (language ?? '').split(',').filter((value) => value !== '');
  if (languages.some((value) => !['de', 'nl', 'en'].includes(value))) {
    refuse('invalid', 'contacts.unknownFilter', { field: 'language' });
  }
  return filterQuery(tx.dealerId, [
    kind === undefined ? [] : [`kind:${kind}`],
    languages.map((value) => `language:${value}`),
    permission === undefined ? [] : [permissionFilter(permission)],
  ]);
}

function permissionFilter(text: string): string {
  const [channel = '', purpose = '', decision = '', more] = text.split(':');
  const known =
    more === undefined &&
    channels.some((one) => one === channel) &&
    purposes.some((one) => one === purpose) &&
    decisions.some((one) => one === decision && one !== 'unknown');
  return known ? `permission:${text}` : refuse('invalid', 'contacts.unknownFilter', { field: 'permission' });
}

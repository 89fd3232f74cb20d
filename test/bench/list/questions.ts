import type pg from 'pg';
import { idOf } from './seed.ts';

export interface Question {
  readonly kind: string;
  readonly query: Readonly<Record<string, string>>;
}

interface Drawn {
  readonly first: string;
  readonly last: string;
  readonly car: string;
  readonly offer: string;
  readonly phone: string;
}

/** What the list is opened with: the tabs, filters and sorts of the desk, some pages deep. */
export function lists(): Question[] {
  const me = { assignee: 'me' };
  const asked: [string, Record<string, string>][] = [
    ['open', {}],
    ['mine', me],
    ['late', { colour: 'red' }],
    ['nobody', { assignee: 'nobody' }],
    ['waiting', { unread: 'true' }],
    ['yellow', { colour: 'yellow' }],
    ['newest', { sort: 'received' }],
    ['active', { sort: 'activity', ...me }],
    ['hot', { maturity: 'hot', type: 'testDrive' }],
    ['sources', { source: `${idOf(3, 2)},${idOf(3, 5)}` }],
    ['all', { state: 'all', sort: 'activity' }],
    ['closed', { state: 'closed', sort: 'activity' }],
    ['closed of one', { state: 'closed', sort: 'activity', assignee: idOf(2, 4) }],
    ['all of a source', { state: 'all', sort: 'received', source: idOf(3, 11) }],
  ];
  return asked.map(([kind, query]) => ({ kind, query }));
}

/** What people look for: somebody or something that is there, a car that many ask for, a word that is nowhere. */
export async function searches(client: pg.Client, count: number): Promise<Question[]> {
  const { rows } = await client.query<Drawn>(
    `select split_part(customer_name, ' ', 1) as first, split_part(customer_name, ' ', 2) as last,
       split_part(vehicle_title, ' ', 2) as car, offer_number as offer,
       (select token from unnest(tsvector_to_array(search)) as token where token ~ '^0[0-9]{7}' limit 1) as phone
     from (select * from lead order by md5(lead_id::text) limit $1) as drawn`,
    [count],
  );
  const kinds: readonly (readonly [string, (lead: Drawn) => string])[] = [
    ['last name', ({ last }) => last],
    ['beginning of a name', ({ last }) => last.slice(0, 4)],
    ['whole name', ({ first, last }) => `${first} ${last}`],
    ['name and car', ({ last, car }) => `${last} ${car}`],
    ['offer number', ({ offer }) => offer],
    ['phone', ({ phone }) => `${phone.slice(0, 4)} ${phone.slice(4)}`],
    ['car', ({ car }) => car],
    ['nothing there', ({ last }) => `${last}x`],
  ];
  const states = ['open', 'all', 'all'];
  return rows.map((lead, i) => {
    const [kind, word] = kinds[i % kinds.length] ?? ['', () => ''];
    const state = states[Math.floor(i / kinds.length) % states.length] ?? 'all';
    return {
      kind: `${kind}, ${state}`,
      query: { q: word(lead), state, ...(state === 'all' && { sort: 'activity' }) },
    };
  });
}

/** Two words of which each is in every fifth lead or so, and both in none. */
export const neverTogether: Question = {
  kind: 'two common words that never meet',
  query: { q: 'golf audi', state: 'all', sort: 'activity' },
};

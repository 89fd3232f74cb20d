import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { personNames } from '../../people/index.ts';
import type { MergeQuestion } from '../contract.ts';
import type { Contact } from '../rules/contact.ts';
import { entryKey, type ListField, SINGLE_FIELDS } from '../rules/merge/fields.ts';
import { differences } from '../rules/merge/merge.ts';
import { contactsById, type RowsOfContact } from '../store/index.ts';

/** What somebody has to look at before one contact goes up in another. Refuses `contacts.notFound`. */
export async function mergeQuestion(
  tx: DealerTx,
  asked: {
    readonly intoId: string;
    readonly fromId: string;
    readonly rowsOfContacts: readonly RowsOfContact[];
  },
): Promise<MergeQuestion> {
  const { intoId, fromId, rowsOfContacts } = asked;
  const contacts = await contactsById(tx, [intoId, fromId]);
  const into = contacts.find(({ contactId }) => contactId === intoId);
  const from = contacts.find(({ contactId }) => contactId === fromId);
  if (!into || !from) refuse('notFound', 'contacts.notFound');
  const names = await namesIn(tx, [into, from]);
  const shown = (contact: Contact, field: (typeof SINGLE_FIELDS)[number]): string | null => {
    const value = contact[field];
    return value === null ? null : (names.get(value.toString()) ?? value.toString());
  };
  const differing = new Set(differences(into, from));
  return {
    into: side(into),
    from: side(from),
    fields: SINGLE_FIELDS.filter((field) => into[field] !== null || from[field] !== null).map((field) => ({
      field,
      into: shown(into, field),
      from: shown(from, field),
      differs: differing.has(field),
    })),
    lists: lists(into, from),
    goesOver: await countRows(tx, fromId, rowsOfContacts),
  };
}

function side({ contactId, name, createdAt }: Contact) {
  return { contactId, name, createdAt: createdAt.toString() };
}

function lists(into: Contact, from: Contact): MergeQuestion['lists'] {
  const one = <F extends ListField>(
    field: F,
    tell: (entry: Parameters<typeof entryKey<F>>[1]) => string,
  ): MergeQuestion['lists'][number] => {
    type Entry = Parameters<typeof entryKey<F>>[1];
    const [ofInto, ofFrom] = [into, from].map(
      (contact) =>
        new Map((contact[field] as readonly Entry[]).map((entry) => [entryKey(field, entry), tell(entry)])),
    );
    const all = new Map([...(ofFrom ?? []), ...(ofInto ?? [])]);
    const entries = [...all].map(([key, words]) => ({
      key,
      shown: words,
      of: ofInto?.has(key) ? (ofFrom?.has(key) ? ('both' as const) : ('into' as const)) : ('from' as const),
    }));
    return { field, entries };
  };
  return [
    one('emails', ({ email }) => email),
    one('phones', ({ asGiven }) => asGiven),
    one('addresses', ({ street, postcode, city }) =>
      [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    ),
    one('tags', (tag) => tag),
  ].filter(({ entries }) => entries.length > 0);
}

/** The names behind the ids of people and companies. */
async function namesIn(tx: DealerTx, contacts: readonly Contact[]): Promise<ReadonlyMap<string, string>> {
  const [people, companies] = await Promise.all([
    personNames(
      tx,
      contacts.flatMap(({ assignedUserId }) => assignedUserId ?? []),
    ),
    contactsById(
      tx,
      contacts.flatMap(({ companyId }) => companyId ?? []),
    ),
  ]);
  return new Map([...people, ...companies.map(({ contactId, name }) => [contactId, name] as const)]);
}

async function countRows(
  tx: DealerTx,
  fromId: string,
  rowsOfContacts: readonly RowsOfContact[],
): Promise<MergeQuestion['goesOver']> {
  const counts = rowsOfContacts.map(
    ({ table, column }) => sql`
      select ${table}::text as what, count(*)::int as count from ${sql.table(table)}
      where dealer_id = ${tx.dealerId} and ${sql.ref(column)} = ${fromId}`,
  );
  const { rows } = await sql<{ what: string; count: number }>`${sql.join(counts, sql` union all `)}`.execute(
    tx.db,
  );
  return rows.filter(({ count }) => count > 0);
}

import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { DuplicateList } from '../contract.ts';
import type { Contact } from '../rules/contact.ts';
import { contactsById, nextToCompare } from '../store/index.ts';

type Row = DuplicateList['rows'][number];

/** Pairs that may be one, the surest first, or those that somebody said are two; `after`: the last pair of the page before. */
export async function duplicateList(
  tx: DealerTx,
  {
    after,
    limit,
    dismissed,
  }: { readonly after: string | null; readonly limit: number; readonly dismissed: boolean },
): Promise<DuplicateList> {
  const place = after === null ? null : placeFrom(after);
  const { rows } = await sql<{
    one_id: string;
    other_id: string;
    score: number;
    strength: Row['strength'];
    reasons: Row['reasons'];
    dismissed_by_name: string | null;
  }>`
    select one_id, other_id, score, strength, reasons, dismissed_by_name from contact_duplicate
    where dealer_id = ${tx.dealerId} and ${dismissed ? sql`dismissed_at is not null` : sql`dismissed_at is null`}
      and (${place?.score ?? null}::int is null
        or (-score, one_id, other_id) > (-${place?.score ?? 0}::int, ${place?.one ?? null}::uuid, ${place?.other ?? null}::uuid))
    order by score desc, one_id, other_id limit ${limit + 1}`.execute(tx.db);
  const shown = rows.slice(0, limit);
  const ids = new Set(shown.flatMap(({ one_id, other_id }) => [one_id, other_id]));
  const [contacts, waiting] = await Promise.all([contactsById(tx, [...ids]), nextToCompare(tx, 1)]);
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  const last = shown.at(-1);
  return {
    rows: shown.flatMap((row) => {
      const [one, other] = [byId.get(row.one_id), byId.get(row.other_id)];
      if (!one || !other) return [];
      const { score, strength, reasons, dismissed_by_name: dismissedBy } = row;
      return [{ one: twin(one), other: twin(other), score, strength, reasons, dismissedBy }];
    }),
    next: rows.length > limit && last ? `${last.score} ${last.one_id} ${last.other_id}` : null,
    comparing: waiting.length > 0,
  };
}

function twin({ contactId, name, kind, addresses, emails, phones, createdAt }: Contact): Row['one'] {
  return {
    contactId,
    name,
    kind,
    city: addresses[0]?.city ?? null,
    reach: emails[0]?.email ?? phones[0]?.asGiven ?? null,
    createdAt: createdAt.toString(),
  };
}

function placeFrom(after: string): { score: number; one: string; other: string } {
  const [, score, one, other] = /^(\d+) ([\da-f-]{36}) ([\da-f-]{36})$/.exec(after) ?? [];
  if (score === undefined || one === undefined || other === undefined) {
    refuse('invalid', 'contacts.badCursor', { field: 'after' });
  }
  return { score: Number(score), one, other };
}

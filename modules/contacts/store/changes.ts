import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Change } from '../rules/changes.ts';

/** What happened to a contact; the web has words for each. */
export type ChangeKind = 'created' | 'changed' | 'learned' | 'merged' | 'unmerged';

/** Writes down what the transaction's actor did with a contact. Append only. */
export function insertChange(
  tx: DealerTx,
  {
    contactId,
    kind,
    changes,
  }: { readonly contactId: string; readonly kind: ChangeKind; readonly changes: readonly Change[] },
): void {
  tx.write(sql`
    insert into contact_change (dealer_id, contact_id, change_id, at, actor_id, actor_name, kind, changes)
    values (${tx.dealerId}, ${contactId}, ${newId(tx.now)}, ${tx.now}, ${tx.actor.userId}, ${tx.actor.name}, ${kind},
      ${JSON.stringify(changes)}::jsonb)`);
}

export function insertNote(
  tx: DealerTx,
  { contactId, text }: { readonly contactId: string; readonly text: string },
): string {
  const noteId = newId(tx.now);
  tx.write(sql`
    insert into contact_note (dealer_id, contact_id, note_id, at, author_id, author_name, text)
    values (${tx.dealerId}, ${contactId}, ${noteId}, ${tx.now}, ${tx.actor.userId}, ${tx.actor.name}, ${text})`);
  return noteId;
}

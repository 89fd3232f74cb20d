import type { DealerTx } from '../../../platform/sql/index.ts';
import { getContact, setAssignedUser } from '../../contacts/index.ts';
import { leadFacts } from '../../leads/index.ts';
import { insertManual } from '../store/index.ts';

/**
 * Somebody gave a lead to another: that is the assignment that holds, and no ledger moves. The contact follows, when
 * nobody else looks after it.
 */
export async function recordHandOver(
  tx: DealerTx,
  handOver: {
    readonly leadId: string;
    readonly fromUserId: string | null;
    readonly toUserId: string;
    readonly reason: string | null;
    readonly temporary?: boolean;
  },
): Promise<void> {
  const { leadId, fromUserId, toUserId, reason, temporary = false } = handOver;
  await insertManual(tx, { leadId, userId: toUserId, rule: 'handOver', reason });
  if (temporary) return;
  const { contactId } = await leadFacts(tx, leadId);
  const contact = await getContact(tx, contactId);
  if (contact && (contact.assignedUserId === null || contact.assignedUserId === fromUserId)) {
    await setAssignedUser(tx, contactId, toUserId);
  }
}

/** A hand-over was taken back: whoever had the lead has it again, and looks after the contact again if that followed. */
export async function recordTakenBack(
  tx: DealerTx,
  back: {
    readonly leadId: string;
    readonly fromUserId: string | null;
    readonly toUserId: string | null;
    readonly contactId: string;
    readonly contactUserId: string | null;
  },
): Promise<void> {
  const { leadId, fromUserId, toUserId, contactId, contactUserId } = back;
  if (fromUserId === toUserId) return;
  await insertManual(tx, { leadId, userId: toUserId, rule: 'takenBack', reason: null });
  const contact = await getContact(tx, contactId);
  if (contact?.assignedUserId === fromUserId) await setAssignedUser(tx, contactId, contactUserId);
}

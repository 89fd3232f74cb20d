import type { DealerTx } from '../../../platform/sql/index.ts';

/** Names the user who looks after the contact. */
export async function setAssignedUser(tx: DealerTx, contactId: string, userId: string | null): Promise<void> {
  await tx.db
    .updateTable('contact')
    .set({ assigned_user_id: userId })
    .where('dealer_id', '=', tx.dealerId)
    .where('contact_id', '=', contactId)
    .execute();
}

/** Names the user who looks after the contact, where nobody does. */
export async function setAssignedUserIfNone(tx: DealerTx, contactId: string, userId: string): Promise<void> {
  tx.write(
    tx.db
      .updateTable('contact')
      .set({ assigned_user_id: userId })
      .where('dealer_id', '=', tx.dealerId)
      .where('contact_id', '=', contactId)
      .where('assigned_user_id', 'is', null),
  );
}

/** The contacts somebody looked after go to another, or to nobody. */
export async function moveAssignedUser(tx: DealerTx, from: string, to: string | null): Promise<void> {
  await tx.db
    .updateTable('contact')
    .set({ assigned_user_id: to })
    .where('dealer_id', '=', tx.dealerId)
    .where('assigned_user_id', '=', from)
    .execute();
}

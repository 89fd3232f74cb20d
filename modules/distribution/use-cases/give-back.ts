import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import { giveBack, takeAgain } from '../rules/index.ts';
import { isInvalid } from '../screens/closing.ts';
import { lastOfRotation, lockRotation, markGivenBack, writeLedger } from '../store/index.ts';

/**
 * A lead was closed as none (junk, a duplicate): whom a rotation gave it gets the share back and is the sooner next, where
 * the dealer wants it so. Once for each lead.
 */
export async function giveBackShare(tx: DealerTx, { leadId }: { readonly leadId: string }): Promise<void> {
  const { value } = await readSettings(tx, 'distribution');
  if (!value.giveBackInvalid || !(await isInvalid(tx, leadId))) return;
  const given = await lastOfRotation(tx, leadId);
  if (!given || given.givenBackAt !== null) return;
  const { assignmentId, rotationKey, userId } = given;
  const rotation = await lockRotation(tx, rotationKey);
  writeLedger(tx, rotation, giveBack(rotation.ledger, userId));
  markGivenBack(tx, { leadId, assignmentId, at: tx.now });
}

/** A lead is open again: a share that was given back counts again. */
export async function takeShareAgain(tx: DealerTx, { leadId }: { readonly leadId: string }): Promise<void> {
  const given = await lastOfRotation(tx, leadId);
  if (!given || given.givenBackAt === null) return;
  const { assignmentId, rotationKey, userId } = given;
  const rotation = await lockRotation(tx, rotationKey);
  writeLedger(tx, rotation, takeAgain(rotation.ledger, userId));
  markGivenBack(tx, { leadId, assignmentId, at: null });
}

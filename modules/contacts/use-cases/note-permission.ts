import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { takeUploads } from '../../mail/index.ts';
import type { NewPermission } from '../contract.ts';
import { indexContacts, insertPermissions, letterOfContact, lockContact } from '../store/index.ts';

/**
 * Notes what the contact allows or does not, with what proves it. What a customer said (`spoken`, `written`, `form`) needs
 * proof when it is given: words, a letter of the contact, or a document. Answers the record's id.
 *
 * Refuses `contacts.notFound`, `contacts.proofNeeded`, `contacts.permissionAhead`, `contacts.noSuchLetter`,
 * `mail.uploadMissing`.
 */
export async function notePermission(
  tx: DealerTx,
  { contactId, ...given }: NewPermission & { readonly contactId: string },
): Promise<string> {
  if (!(await lockContact(tx, contactId))) refuse('notFound', 'contacts.notFound');
  const at = given.at === undefined ? tx.now : Temporal.Instant.from(given.at);
  if (Temporal.Instant.compare(at, tx.now) > 0)
    refuse('invalid', 'contacts.permissionAhead', { field: 'at' });
  const proofText = given.proofText?.trim() || null;
  const proofLetterId = given.proofLetterId ?? null;
  if (proofLetterId !== null && !(await letterOfContact(tx, contactId, proofLetterId))) {
    refuse('invalid', 'contacts.noSuchLetter', { field: 'proofLetterId' });
  }
  const proofFile = given.proofUploadId === undefined ? null : await uploaded(tx, given.proofUploadId);
  if (given.decision === 'given' && proofText === null && proofLetterId === null && proofFile === null) {
    refuse('invalid', 'contacts.proofNeeded', { field: 'proofText' });
  }
  const { channel, purpose, decision, source } = given;
  const [permissionId = ''] = await insertPermissions(tx, [
    { contactId, channel, purpose, decision, source, at, proofText, proofLetterId, proofFile },
  ]);
  await indexContacts(tx, [contactId]);
  await tx.announce('contacts.changed', { contactId, renamed: false });
  return permissionId;
}

async function uploaded(tx: DealerTx, uploadId: string) {
  const [file] = await takeUploads(tx, [uploadId]);
  if (!file) refuse('invalid', 'mail.uploadMissing', { field: 'proofUploadId' });
  return { sha256: Buffer.from(file.sha256, 'hex'), name: file.name, contentType: file.contentType };
}

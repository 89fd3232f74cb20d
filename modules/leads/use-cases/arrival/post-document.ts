import type { Static } from 'typebox';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { movedTo, readRaw, storeRaw } from '../../../mail/index.ts';
import type { CreatedLeads } from '../../contract.ts';
import { leadsOfRaw } from '../../screens/leads-of-raw.ts';

type Parts = Parameters<typeof readRaw>[2];

/**
 * Takes a document (ADF/XML) that was posted: kept as it came and read at once, in this transaction. Posted again, it
 * makes no twins and answers what came of it the first time. What cannot be read stands in the unassigned inbox.
 */
export async function postDocument(
  tx: DealerTx,
  document: { readonly bytes: Uint8Array },
  parts: Parts,
): Promise<Static<typeof CreatedLeads>> {
  const { rawId } = await storeRaw(tx, {
    bytes: document.bytes,
    channel: 'api',
    envelopeFrom: tx.actor.name ?? '',
    envelopeTo: '',
    reading: false,
  });
  await readRaw(tx, rawId, parts);
  const leads = await leadsOfRaw(tx, rawId);
  const leadIds = leads.map(({ leadId }) => leadId);
  if (leads.length === 0) {
    const dealer = await movedTo(tx, rawId);
    return dealer === null
      ? { outcome: 'unassigned', leadIds }
      : { outcome: 'moved', leadIds, movedTo: dealer };
  }
  return { outcome: leads.some(({ created }) => created) ? 'created' : 'joined', leadIds };
}

import type { DealerTx } from '../../../platform/sql/index.ts';
import { type DealerRow, getDealer } from '../../dealers/index.ts';
import { inOrderOfUrgency } from '../rules/notice.ts';
import type { Reader } from '../store/choices.ts';
import type { Waiting } from '../store/deliveries.ts';
import type { Reading, Told } from '../texts/index.ts';

/** Where the pages of the desk are. `publicUrl` has no slash at the end; empty: addresses from the root. */
function pagesOf(dealer: DealerRow, publicUrl: string) {
  const home = `${publicUrl}/d/${dealer.key}`;
  return {
    lead: (leadId: string | null) => `${home}/leads/${leadId}`,
    task: (taskId: string | null) => `${home}/tasks?task=${taskId}`,
    appointment: (appointmentId: string | null) => `${home}/calendar?appointment=${appointmentId}`,
    findings: () => `${home}/settings/checker`,
    notices: `${home}/notices`,
    choices: `${home}/notices/choices`,
  };
}

/** What is told and to whom, ready to be worded, in the order of urgency; null when nothing is left. */
export async function worded(
  tx: DealerTx,
  reader: Reader,
  { notices, publicUrl }: { readonly notices: readonly Waiting[]; readonly publicUrl: string },
): Promise<{ told: [Told, ...Told[]]; reading: Reading; noticesPath: string } | null> {
  const dealer = await getDealer(tx);
  const pages = pagesOf(dealer, publicUrl);
  const [first, ...others] = inOrderOfUrgency(notices).map((notice) => ({
    ...notice,
    link: pages[notice.subjectKind](notice.subjectId),
  }));
  if (!first) return null;
  const reading: Reading = {
    language: reader.language,
    readerName: reader.name,
    dealerName: dealer.name,
    timeZone: dealer.timeZone,
    now: tx.now,
    choicesLink: pages.choices,
  };
  return { told: [first, ...others], reading, noticesPath: pages.notices };
}

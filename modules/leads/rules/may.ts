import type { Static } from 'typebox';
import type { LeadMay } from '../contract.ts';

/** What is left of somebody's rights in the lead's present state: the buttons of its page. */
export function mayNow(rights: Static<typeof LeadMay>, state: 'open' | 'closed'): Static<typeof LeadMay> {
  const open = state === 'open';
  return {
    answer: rights.answer && open,
    note: rights.note,
    handOver: rights.handOver && open,
    moveDue: rights.moveDue && open,
    close: rights.close && open,
    reopen: rights.reopen && !open,
  };
}

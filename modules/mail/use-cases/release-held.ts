import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import { releaseHeld } from '../store/held.ts';

/**
 * What happens to the messages that were written while nothing was sent: all go now, or none ever does. Refuses
 * `mail.sendingOff` to send them while the dealer still sends nothing.
 */
export async function settleHeld(tx: DealerTx, how: 'send' | 'drop'): Promise<void> {
  const { value } = await readSettings(tx, 'mail');
  if (how === 'send' && !value.sendEmails) refuse('conflict', 'mail.sendingOff');
  await releaseHeld(tx, how);
}

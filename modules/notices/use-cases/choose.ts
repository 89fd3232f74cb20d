import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Choices } from '../rules/choices.ts';
import { saveChoices } from '../store/choices.ts';
import { lookAgain } from '../store/schedule.ts';
import { needMember } from './devices.ts';

/**
 * A user chooses what to be told. Holds for what waits already: it is looked at again at once. Refuses
 * `notices.notAMember`.
 */
export async function choose(tx: DealerTx, userId: string, choices: Choices): Promise<void> {
  await needMember(tx, userId);
  await saveChoices(tx, userId, choices);
  lookAgain(tx, userId);
}

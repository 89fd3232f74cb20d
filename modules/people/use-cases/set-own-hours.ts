import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { checkOwnHours, type WeeklyHours } from '../../working-hours/index.ts';
import { findPerson, updateMember } from '../store/members.ts';

/**
 * Sets the weekly hours of somebody who works part time, in the dealer's zone; null takes them away. Refuses what cannot
 * be read, and hours that are none (`settings.<code>`, field `hours.…`). Announces `people.changed`.
 */
export async function setOwnHours(tx: DealerTx, userId: string, hours: WeeklyHours | null): Promise<void> {
  const person = await findPerson(tx, userId);
  if (!person?.active) refuse('notFound', 'http.notFound');
  const [finding] = hours === null ? [] : checkOwnHours(hours);
  if (finding) {
    const field = finding.field === '' ? 'hours' : `hours.${finding.field}`;
    refuse('invalid', `settings.${finding.code}`, { field, details: { value: finding.value } });
  }
  await updateMember(tx, userId, { hours });
  await tx.announce('people.changed', {});
}

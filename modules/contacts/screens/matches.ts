import { Refused } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import type { Matches, MatchQuestion } from '../contract.ts';
import { blank, type Written, written } from '../rules/given.ts';
import { findMatches } from '../use-cases/find-matches.ts';

/** Who the half-typed contact may be. What cannot be read yet (half an address) is left out. */
export async function matchesFor(
  tx: DealerTx,
  { except, ...given }: MatchQuestion,
): Promise<Matches['rows']> {
  const { country, timeZone } = await getDealer(tx);
  const typed = readable(given, { country, today: tx.now.toZonedDateTimeISO(timeZone).toPlainDate() });
  const found = typed === null ? [] : await findMatches(tx, typed, { except: except ?? null });
  return found.map(({ contact, score, strength, reasons }) => ({
    contactId: contact.contactId,
    name: contact.name,
    kind: contact.kind,
    city: contact.addresses[0]?.city ?? null,
    score,
    strength: strength === 'no' ? 'possible' : strength,
    reasons: [...reasons],
  }));
}

function readable(
  given: Omit<MatchQuestion, 'except'>,
  house: Parameters<typeof written>[2],
): Written | null {
  const { emails = [], phones = [], ...plain } = given;
  const read = (more: Partial<MatchQuestion>) => attempt(() => written(blank, { ...plain, ...more }, house));
  return read({
    emails: emails.filter((one) => read({ emails: [one] }) !== null),
    phones: phones.filter(
      (one) => read({ phones: [one], emails: [{ email: 'somebody@known.invalid' }] }) !== null,
    ),
  });
}

function attempt(deed: () => Written): Written | null {
  try {
    return deed();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

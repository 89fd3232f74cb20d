import type { Static } from 'typebox';
import { newId } from '../../kernel/ids.ts';
import { type Refusal, Refused } from '../../kernel/refusals.ts';
import type { NewDealership } from '../../modules/dealers/contract.ts';
import { createDealer, defaultSettings } from '../../modules/dealers/index.ts';
import { setDistribution } from '../../modules/distribution/index.ts';
import { setEscalation } from '../../modules/escalation/index.ts';
import {
  addPerson,
  createSession,
  invite,
  type NewSession,
  type PeopleParts,
  preparePassword,
} from '../../modules/people/index.ts';
import { HOLIDAY_COUNTRIES, setHours } from '../../modules/working-hours/index.ts';
import type { Actor, Database, DealerTx } from '../../platform/sql/index.ts';
import { clearHalfMadeDemo } from './half-made-demo.ts';
import { claim, close } from './installation.ts';

export type DealershipOrder = Static<typeof NewDealership>;

export interface DealershipParts {
  readonly people: PeopleParts;
  /** Fills what a new dealer needs: sources, closing reasons, the rotation. */
  readonly seed: (tx: DealerTx) => Promise<void>;
}

/**
 * Sets up the first dealership in one transaction: dealer, settings, its administrator, who also runs the installation,
 * and the invitations of the others; then closes the first run. Of two at once one wins, the other is refused.
 */
export async function setUpDealership(
  database: Database,
  order: DealershipOrder,
  { parts, userAgent }: { readonly parts: DealershipParts; readonly userAgent: string | null },
): Promise<NewSession & { readonly userId: string }> {
  await database.inInstallation(async (tx) => {
    await claim(tx, order.token);
    await clearHalfMadeDemo(database);
  });
  const { administrator } = order;
  const passwordHash = await at('administrator', () =>
    preparePassword(administrator.password, administrator),
  );
  const dealerId = newId(database.clock.now());
  const actor: Actor = { kind: 'system', userId: null, name: null };
  return database.inDealer({ dealerId, actor }, async (tx) => {
    await claim(tx, order.token);
    await createDealer(tx, { ...order.dealer, demo: false });
    const userId = await addAdministrator(tx, order, passwordHash);
    await writeFirstSettings(tx, order, userId);
    await parts.seed(tx);
    for (const [i, user] of order.users.entries()) {
      const receivesRequests = user.role === 'salesperson';
      await at(`users.${i}`, () => invite(tx, { ...user, receivesRequests }, parts.people));
    }
    await close(tx, { keepToken: false });
    return { ...(await createSession(tx.db, { userId, now: tx.now, userAgent })), userId };
  });
}

/** Who is alone, or has no salespeople yet, gets the enquiries himself. */
async function addAdministrator(tx: DealerTx, order: DealershipOrder, passwordHash: string): Promise<string> {
  const { name, email } = order.administrator;
  const { account } = await at('administrator', () =>
    addPerson(tx, {
      name,
      email,
      language: order.dealer.language,
      role: 'administrator',
      receivesRequests: !order.users.some(({ role }) => role === 'salesperson'),
      passwordHash,
      operator: true,
    }),
  );
  return account.userId;
}

async function writeFirstSettings(tx: DealerTx, order: DealershipOrder, userId: string): Promise<void> {
  const { dealer, weekly, responseMinutes } = order;
  const known = HOLIDAY_COUNTRIES.some((country) => country === dealer.country);
  const holidays = known ? { country: dealer.country, region: dealer.region } : null;
  const hours = { ...defaultSettings('hours', dealer), weekly, holidays };
  await at('hours', () => setHours(tx, { version: 0, value: hours }));

  const escalation = defaultSettings('escalation', dealer);
  const { reminderMinutes } = escalation;
  const reminds = reminderMinutes !== null && reminderMinutes < responseMinutes;
  await setEscalation(tx, {
    version: 0,
    value: { ...escalation, responseMinutes, reminderMinutes: reminds ? reminderMinutes : null },
  });
  const distribution = defaultSettings('distribution', dealer);
  await setDistribution(tx, {
    version: 0,
    value: { ...distribution, administratorUserId: userId },
  });
}

/** A refusal names its field as the use-case knows it; here it becomes the path of the one big form. */
async function at<T>(part: string, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.field === undefined) throw error;
    throw new Refused({ ...error.refusal, field: fieldIn(part, error.refusal.field) } satisfies Refusal);
  }
}

function fieldIn(part: string, field: string): string {
  if (part !== 'hours') return `${part}.${field}`;
  return field.replace(/^value\.holidays/, 'dealer').replace(/^value\./, '');
}

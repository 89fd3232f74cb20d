import type { SmtpDelivery } from '../../platform/smtp/index.ts';
import { type Database, system } from '../../platform/sql/index.ts';
import { findDealerByKey } from '../dealers/index.ts';
import { readRecipient } from './envelope/recipients.ts';
import { storeRaw } from './use-cases/store-raw.ts';

interface MailboxParts {
  readonly database: Database;
  /** Lower case. */
  readonly leadDomain: string;
}

/** How long a dealer that was found by his key is not asked for again. */
const memory = 60_000;

/**
 * What a listener for mail needs to know of us: whose addresses there are, and where messages go. Each dealer's copy is
 * committed before `deliver` is done; when it fails half-way and the sender comes again, what was kept is a twin.
 */
export function mailboxOf({ database, leadDomain }: MailboxParts): {
  accept(recipient: string): Promise<{ ok: true } | { ok: false; refusal: string }>;
  deliver(delivery: SmtpDelivery): Promise<void>;
} {
  const known = new Map<string, { dealerId: string; until: number }>();

  async function dealerOf(key: string): Promise<string | null> {
    const now = database.clock.now();
    const found = known.get(key);
    if (found && found.until > now.epochMilliseconds) return found.dealerId;
    const dealer = await database.inInstallation((tx) => findDealerByKey(tx.db, key), { now });
    if (!dealer) return null;
    known.set(key, { dealerId: dealer.dealerId, until: now.epochMilliseconds + memory });
    return dealer.dealerId;
  }

  return {
    async accept(address) {
      const recipient = readRecipient(address, leadDomain);
      if (recipient && (await dealerOf(recipient.dealerKey)) !== null) return { ok: true };
      return { ok: false, refusal: 'Nobody here has this address' };
    },

    async deliver({ bytes, envelopeFrom, recipients }) {
      const byDealer = Map.groupBy(
        recipients,
        (address) => readRecipient(address, leadDomain)?.dealerKey ?? '',
      );
      for (const [key, addresses] of byDealer) {
        const dealerId = await dealerOf(key);
        if (dealerId === null) throw new Error(`The dealer ${key} is gone since its address was accepted`);
        await database.inDealer({ dealerId, actor: system, prepare: true }, (tx) =>
          storeRaw(tx, { bytes, channel: 'smtp', envelopeFrom, envelopeTo: addresses }),
        );
      }
    },
  };
}

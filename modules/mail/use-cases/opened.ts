import type { DealerTx } from '../../../platform/sql/index.ts';
import { leadSender } from '../envelope/display.ts';
import { storableText } from '../envelope/storable.ts';
import {
  type Classification,
  classify,
  type Doc,
  docOfMail,
  docOfPayload,
  type ParsedMail,
  parseMail,
} from '../rules/index.ts';
import { loadRaw, type RawRecord } from '../store/raw.ts';

/** A raw message with what it says. */
export interface Opened {
  readonly raw: RawRecord;
  /** Null: it was posted and is no mail, or it could not be opened. */
  readonly mail: ParsedMail | null;
  /** What the message is, before anybody reads what it says; with `mail`. */
  readonly found: Classification | null;
  readonly doc: Doc | null;
  /** The sender as shown to people. */
  readonly from: string;
  readonly subject: string | null;
  /** Beyond the limits: then nothing of it is known. */
  readonly reject: 'empty' | 'tooComplex' | null;
  /** What a parser threw; then nothing is known either. */
  readonly fault?: unknown;
}

/** What a transaction has opened: reading, recording and settling one message look into it once. */
const memory = new WeakMap<DealerTx, Map<string, Opened>>();

/** A raw message, opened; null when there is none. Its reading is locked until the transaction ends. */
export async function openRaw(tx: DealerTx, rawId: string): Promise<Opened | null> {
  const known = memory.get(tx)?.get(rawId);
  if (known) return known;
  const raw = await loadRaw(tx, rawId);
  if (!raw) return null;
  const opened = open(raw);
  const all = memory.get(tx) ?? new Map<string, Opened>();
  memory.set(tx, all.set(rawId, opened));
  return opened;
}

/** What this transaction knows of a message without asking; undefined when it has not opened it. */
export function openedBefore(tx: DealerTx, rawId: string): Opened | undefined {
  return memory.get(tx)?.get(rawId);
}

/** Pure: bytes to what they say and what they are. Never throws: a fault of a parser on strange bytes is told. */
function open(raw: RawRecord): Opened {
  const from = raw.envelopeFrom === '' ? '<>' : raw.envelopeFrom;
  const nothing: Opened = { raw, mail: null, found: null, doc: null, from, subject: null, reject: null };
  try {
    if (raw.channel === 'api') return { ...nothing, doc: docOfPayload(raw.bytes) };
    const parsing = parseMail(raw.bytes);
    if (!parsing.ok) return { ...nothing, reject: parsing.reject.code === 'empty' ? 'empty' : 'tooComplex' };
    const { mail } = parsing;
    return {
      ...nothing,
      mail,
      found: classify(mail, {
        envelopeFrom: raw.envelopeFrom,
        ownMessageIdDomains: raw.messageDomain === '' ? [] : [raw.messageDomain.toLowerCase()],
        ownAddresses: raw.envelopeTo,
      }),
      doc: docOfMail(mail),
      from: storableText(leadSender(mail, raw.envelopeFrom)),
      subject: mail.subject === null ? null : storableText(mail.subject.slice(0, 1000)),
    };
  } catch (error) {
    return { ...nothing, fault: error };
  }
}

import type { DealerTx } from '../../../platform/sql/index.ts';
import { leadSender } from '../envelope/display.ts';
import { type Doc, docOfMail, docOfPayload, type ParsedMail, parseMail } from '../rules/index.ts';
import { loadRaw, type RawRecord } from '../store/raw.ts';

/** A raw message with what it says. */
export interface Opened {
  readonly raw: RawRecord;
  /** Null: it was posted and is no mail, or it is beyond the limits (`reject`). */
  readonly mail: ParsedMail | null;
  readonly reject: Extract<ReturnType<typeof parseMail>, { ok: false }>['reject'] | null;
  readonly doc: Doc | null;
  /** The sender as shown to people. */
  readonly from: string;
  readonly subject: string | null;
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

/** Pure: bytes to what they say. A fault of a parser on strange bytes is a message beyond the limits, not an outage. */
function open(raw: RawRecord): Opened {
  if (raw.channel === 'api') {
    const doc = docOfPayload(raw.bytes);
    return { raw, mail: null, reject: null, doc, from: raw.envelopeFrom, subject: null };
  }
  const parsing = parseMail(raw.bytes);
  if (!parsing.ok) {
    const from = raw.envelopeFrom === '' ? '<>' : raw.envelopeFrom;
    return { raw, mail: null, reject: parsing.reject, doc: null, from, subject: null };
  }
  const { mail } = parsing;
  return {
    raw,
    mail,
    reject: null,
    doc: docOfMail(mail),
    from: leadSender(mail, raw.envelopeFrom),
    subject: mail.subject,
  };
}

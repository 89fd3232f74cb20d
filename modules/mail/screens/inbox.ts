import { sql } from 'kysely';
import type { Static } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer } from '../../dealers/index.ts';
import type { InboxDetail, InboxList, InboxRow } from '../contract.ts';
import { shownReceivers } from '../envelope/display.ts';
import type { UnderstoodLead } from '../rules/index.ts';
import { openRaw } from '../use-cases/opened.ts';
import { suggestionOf, understoodAnyway } from '../use-cases/understood-anyway.ts';
import { placeText, readPlace } from './place.ts';

/** The unassigned inbox, or what went to other dealers, newest first. */
export async function inboxList(
  tx: DealerTx,
  page: {
    readonly state: 'unassigned' | 'moved';
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<Static<typeof InboxList>> {
  const place = page.after === undefined ? null : readPlace(page.after);
  let query = tx.db
    .selectFrom('reading')
    .innerJoin('raw_message as raw', (join) =>
      join.onRef('raw.dealer_id', '=', 'reading.dealer_id').onRef('raw.raw_id', '=', 'reading.raw_id'),
    )
    .leftJoin('dealer as other', 'other.dealer_id', 'reading.moved_to_dealer_id')
    .select([
      'reading.raw_id',
      'reading.received_at',
      'reading.from_text',
      'reading.subject',
      'reading.reason',
      'raw.channel',
      'raw.envelope_from',
      'other.name as moved_to',
    ])
    .where('reading.dealer_id', '=', tx.dealerId)
    .where('reading.state', '=', page.state)
    .orderBy('reading.received_at', 'desc')
    .orderBy('reading.raw_id')
    .limit(page.limit + 1);
  if (place) {
    query = query.where(
      sql<boolean>`(reading.received_at < ${place.at} or (reading.received_at = ${place.at} and reading.raw_id > ${place.id}))`,
    );
  }
  const found = await query.execute();
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      rawId: row.raw_id,
      receivedAt: row.received_at.toString(),
      from: row.from_text ?? row.envelope_from,
      subject: row.subject,
      reason: row.reason ?? '',
      channel: row.channel as Static<typeof InboxRow>['channel'],
      movedTo: row.moved_to,
    })),
    next: last && found.length > page.limit ? placeText({ at: last.received_at, id: last.raw_id }) : null,
  };
}

/** The name of the dealer that has a message now; null: it was not moved. */
export async function movedTo(tx: DealerTx, rawId: string): Promise<string | null> {
  return (await moved(tx, rawId))?.to ?? null;
}

/** Where a message went, and how it was shown when it came; null: it was not moved. */
async function moved(tx: DealerTx, rawId: string) {
  const row = await tx.db
    .selectFrom('reading')
    .innerJoin('dealer', 'dealer.dealer_id', 'reading.moved_to_dealer_id')
    .select(['dealer.name as to', 'reading.from_text as from', 'reading.subject'])
    .where('reading.dealer_id', '=', tx.dealerId)
    .where('reading.raw_id', '=', rawId)
    .executeTakeFirst();
  return row ?? null;
}

/** One message of the inbox (also one that was discarded or moved), with what the readers of today make of it. */
export async function inboxDetail(tx: DealerTx, rawId: string): Promise<Static<typeof InboxDetail>> {
  const opened = await openRaw(tx, rawId);
  if (!opened || !['unassigned', 'discarded', 'moved'].includes(opened.raw.state)) {
    return refuse('notFound', 'mail.notInInbox');
  }
  const { raw, mail, doc } = opened;
  const { country } = await getDealer(tx);
  const went = raw.state === 'moved' ? await moved(tx, rawId) : null;
  const understood = understoodAnyway(opened, country);
  const lead = understood?.leads[0] ?? null;
  return {
    row: {
      rawId,
      receivedAt: raw.receivedAt.toString(),
      from: went?.from ?? opened.from,
      subject: went?.subject ?? opened.subject,
      reason: raw.reason ?? '',
      channel: raw.channel,
      movedTo: went?.to ?? null,
    },
    to: mail ? shownReceivers(mail, raw.envelopeTo) : raw.envelopeTo.join(', '),
    text: (doc?.texts[0] ?? doc?.sources[0]?.text ?? '').slice(0, 100_000),
    hasHtml: mail?.html != null,
    attachments: (mail?.attachments ?? []).map((file, index) => ({
      name: file.filename ?? `file-${index + 1}`,
      contentType: file.contentType,
      size: file.bytes.length,
    })),
    understood: lead ? fieldsOf(lead) : [],
    suggestion: suggestionOf(opened, lead),
  };
}

type Field = Static<typeof InboxDetail>['understood'][number];

/** Each field that was found, as people read it, with how sure the reader is and where it stood. */
function fieldsOf(lead: UnderstoodLead): Field[] {
  return Object.entries(lead.found).flatMap(([field, { confidence, place }]) => {
    const value = shown(field.split('.').reduce<unknown>(inside, lead));
    return value === '' ? [] : [{ field, value, confidence, where: place }];
  });
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : null;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (typeof value !== 'object' || value === null) return '';
  const parts = Object.values(value).map(shown);
  return parts.filter((text) => text !== '').join(Array.isArray(value) ? ', ' : ' ');
}

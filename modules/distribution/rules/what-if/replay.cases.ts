import type { DealerSetup } from '../setup.ts';
import type { Past, PastLead } from './past.ts';
import { samplePerson, sampleSetup } from './sample.ts';

/** A local moment of Berlin in epoch milliseconds: `2026-03-03 10:00`, a Tuesday. */
export function berlin(text: string): number {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('Europe/Berlin')
    .epochMilliseconds;
}

export function lead(at: string, more: Partial<PastLead> = {}): PastLead {
  return {
    leadId: at,
    contactId: `contact of ${at}`,
    at: berlin(at),
    leadType: 'vehicle',
    sourceId: 'website',
    language: 'de',
    asked: { contactUserId: null, openLeads: [], vehicle: null },
    givenTo: 'ann',
    answer: null,
    attempt: null,
    ...more,
  };
}

export function pastOf(...leads: readonly PastLead[]): Past {
  return { leads, sourceMinutes: {}, ledgers: {}, knownUntil: berlin('2026-04-01 12:00') };
}

/** Ann and Ben sell; Sue looks after both. Response 2 h, reminder 30 min, stage 2 after 4 h, as in `time.md`. */
export function annAndBen(more: Partial<DealerSetup> = {}): DealerSetup {
  const office = { receivesRequests: false, supervisorIds: [] };
  return sampleSetup(0, {
    people: [
      samplePerson('ann'),
      samplePerson('ben'),
      samplePerson('sue', { ...office }),
      samplePerson('ada', { ...office, administers: true }),
      samplePerson('pool', { ...office, supervisorIds: ['sue'] }),
    ],
    ...more,
  });
}

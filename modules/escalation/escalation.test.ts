import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { type Dealership, openDealership } from '../../test/world/dealership.ts';
import { createLead, type LeadDue, leadFacts } from '../leads/index.ts';
import { listSources, setResponseMinutes } from '../sources/index.ts';
import { explainDueOfLead } from './index.ts';

let shared: TestDatabase;
let house: Dealership;
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  house = await openDealership({ react, in: shared });
});
afterEach(() => house.close());

function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant();
}
async function arrive(sourceKey?: string): Promise<string> {
  const lead = {
    customer: { name: 'Anna Weber', email: 'anna@post.example' },
    ...(sourceKey && { sourceKey }),
  };
  return (await house.as(null, (tx) => createLead(tx, lead))).leadId;
}
async function dueOf(leadId: string): Promise<LeadDue> {
  const { due } = await house.as(null, (tx) => leadFacts(tx, leadId));
  if (!due) throw new Error('The lead is not due');
  return due;
}

describe('the clock of a new lead', () => {
  it.each([
    ['2026-03-10T10:00', '2026-03-10T12:00'],
    ['2026-03-10T17:00', '2026-03-11T10:00'],
    ['2026-03-14T12:30', '2026-03-16T10:30'],
    ['2026-03-15T03:00', '2026-03-16T11:00'],
    // Good Friday and Easter Monday
    ['2026-04-02T17:30', '2026-04-04T10:30'],
    ['2026-04-04T12:30', '2026-04-07T10:30'],
  ])('that comes at %s ends at %s', async (from, to) => {
    house.clock.moveTo(at(from));
    const due = await dueOf(await arrive());
    expect(due.at).toEqual(at(to));
    expect(due.yellowFrom).toEqual(at(to).subtract({ minutes: 30 }));
    expect(due.startedAt).toEqual(at(from));
  });

  it('is shorter where the source says so', async () => {
    await house.as(null, async (tx) => {
      const phone = (await listSources(tx)).find(({ key }) => key === 'phone');
      await setResponseMinutes(tx, phone?.sourceId ?? '', 10);
    });
    const due = await dueOf(await arrive('phone'));
    expect(due).toMatchObject({ seconds: 600, origin: 'source' });
    expect(due.at).toEqual(at('2026-03-10T10:10'));
  });
});

describe('afterwards', () => {
  it('an answer brings the usual follow-up or the chosen one', async () => {
    const leadId = await arrive();
    const [ada = ''] = house.people;
    await house.as(ada, (tx) => tx.announce('leads.answered', { leadId, followUpAt: null }));
    expect(await dueOf(leadId)).toMatchObject({ kind: 'followUp', origin: 'dealer', seconds: null });
    expect((await dueOf(leadId)).at).toEqual(at('2026-03-12T09:00'));
    await house.as(ada, (tx) =>
      tx.announce('leads.answered', { leadId, followUpAt: at('2026-03-15T10:00') }),
    );
    expect(await dueOf(leadId)).toMatchObject({ kind: 'followUp', origin: 'chosen', setBy: ada });
    expect((await dueOf(leadId)).at).toEqual(at('2026-03-15T10:00'));
  });

  it('a moved response stays a response, and another message leaves it alone', async () => {
    const leadId = await arrive();
    const [ada = ''] = house.people;
    const dueAt = at('2026-03-11T15:00');
    await house.as(ada, (tx) =>
      tx.announce('leads.dueMoved', { leadId, dueAt, reason: 'is away until then' }),
    );
    const moved = await dueOf(leadId);
    expect(moved).toMatchObject({
      kind: 'response',
      origin: 'chosen',
      setBy: ada,
      reason: 'is away until then',
    });
    expect(moved.at).toEqual(dueAt);
    await house.as(null, (tx) => tx.announce('leads.customerWrote', { leadId, at: tx.now }));
    expect(await dueOf(leadId)).toEqual(moved);
    const explained = await house.as(null, (tx) => explainDueOfLead(tx, leadId));
    expect(explained).toMatchObject({
      setBy: 'Ada',
      reason: 'is away until then',
      pieces: [],
      seconds: null,
    });
  });

  it('a message on an answered lead starts a response again', async () => {
    const leadId = await arrive();
    await house.as(null, (tx) => tx.announce('leads.answered', { leadId, followUpAt: null }));
    house.clock.moveTo(at('2026-03-11T17:30'));
    await house.rows('update lead set waiting_since = $1', [at('2026-03-11T17:30').toString()]);
    await house.as(null, (tx) => tx.announce('leads.customerWrote', { leadId, at: tx.now }));
    const due = await dueOf(leadId);
    expect(due).toMatchObject({ kind: 'response', seconds: 7200 });
    expect(due.at).toEqual(at('2026-03-12T10:30'));
  });
});

describe('the derivation', () => {
  it('shows the way of the clock with the names of days off, and what is planned', async () => {
    house.clock.moveTo(at('2026-04-02T17:30'));
    const leadId = await arrive();
    const explained = await house.as(null, (tx) => explainDueOfLead(tx, leadId));
    expect(explained).toMatchObject({ kind: 'response', seconds: 7200, origin: 'dealer', setBy: null });
    expect(explained.pieces.map(({ seconds, why, name }) => [seconds, why, name])).toEqual([
      [1800, 'open', null],
      [0, 'closed', null],
      [0, 'dayOff', 'Karfreitag'],
      [0, 'closed', null],
      [5400, 'open', null],
    ]);
    expect(explained.events.map(({ kind, at: moment }) => [kind, moment])).toEqual([
      ['reminder', at('2026-04-04T10:00').toString()],
      ['stage1', at('2026-04-04T10:30').toString()],
      ['stage2', at('2026-04-04T14:30').toString()],
    ]);
  });
});

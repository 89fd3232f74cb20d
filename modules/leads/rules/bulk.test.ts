import { describe, expect, it } from 'vitest';
import { mayOnLead } from '../../people/index.ts';
import { isAsLeft, type LeadForBulk, refusalOf } from './bulk.ts';

const seller = { seeAllLeads: true, handOver: false };
const supervisor = { seeAllLeads: true, handOver: true };
const rightsOf = (rights: typeof seller, lead: LeadForBulk | undefined) =>
  mayOnLead(rights, { assigneeId: lead?.assigneeId ?? null, userId: 'anna' });

describe('a deed on several leads', () => {
  const open = (assigneeId: string | null): LeadForBulk => ({ state: 'open', assigneeId });
  const closed: LeadForBulk = { state: 'closed', assigneeId: 'anna' };
  it.each([
    ['close', open('anna'), seller, undefined, null],
    ['close', open(null), seller, undefined, null],
    ['close', open('ben'), seller, undefined, 'leads.notAllowed'],
    ['close', open('ben'), supervisor, undefined, null],
    ['close', closed, seller, undefined, 'leads.alreadyClosed'],
    ['close', open('ben'), supervisor, 'anna', 'leads.takenMeanwhile'],
    ['assign', open('anna'), seller, 'anna', null],
    ['assign', open('ben'), seller, null, 'leads.takenMeanwhile'],
    ['assign', closed, seller, undefined, 'leads.closed'],
    ['followUp', closed, supervisor, undefined, 'leads.closed'],
    ['followUp', open('ben'), seller, undefined, 'leads.notAllowed'],
    ['assign', undefined, supervisor, undefined, 'leads.notFound'],
  ] as const)('%s of %j is refused as it should', (kind, lead, rights, seen, refusal) => {
    const more = seen === undefined ? {} : { seenAssigneeId: seen };
    expect(refusalOf(kind, lead, { rights: rightsOf(rights, lead), ...more })).toBe(refusal);
  });
});

describe('taking a deed back', () => {
  const left = { state: 'open', assigneeId: 'ben', dueNumber: 2 } as const;
  const still = { worked: false, fired: false };
  it.each([
    [left, still, true],
    [left, { worked: true, fired: false }, false],
    [left, { worked: false, fired: true }, false],
    [{ ...left, assigneeId: 'sue' }, still, false],
    [{ ...left, state: 'closed' as const }, still, false],
    [{ ...left, dueNumber: 3 }, still, false],
    [undefined, still, false],
  ])('%j, %j: %s', (lead, since, answer) => {
    expect(isAsLeft(lead, left, since)).toBe(answer);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  channels,
  currentPermissions,
  type Decision,
  decisions,
  isBlocked,
  type PermissionRecord,
  type PermissionSource,
  permissionFilters,
  purposes,
  sources,
} from './permissions.ts';

let count = 0;
const start = Temporal.Instant.from('2026-03-01T09:00:00Z');
const record = (
  decision: Decision,
  source: PermissionSource,
  more: Partial<PermissionRecord> = {},
): PermissionRecord => ({
  permissionId: `record-${String(++count).padStart(4, '0')}`,
  channel: 'email',
  purpose: 'commercial',
  decision,
  source,
  at: start.add({ hours: count }),
  ...more,
});
const nowOf = (records: readonly PermissionRecord[], channel = 'email', purpose = 'commercial') =>
  currentPermissions(records).find((one) => one.channel === channel && one.purpose === purpose)?.decision;

describe('what a contact allows', () => {
  it.each<[string, readonly PermissionRecord[], Decision]>([
    ['nothing is known', [], 'unknown'],
    ['given', [record('given', 'form')], 'given'],
    ['the newest decides', [record('given', 'form'), record('withdrawn', 'spoken')], 'withdrawn'],
    ['the customer gives again', [record('withdrawn', 'link'), record('given', 'written')], 'given'],
    ['nobody else does', [record('withdrawn', 'link'), record('given', 'import')], 'withdrawn'],
    ['nor forgets it', [record('withdrawn', 'spoken'), record('unknown', 'user')], 'withdrawn'],
    ['what a user noted a user corrects', [record('withdrawn', 'user'), record('given', 'user')], 'given'],
    ['a mistake is taken back', [record('given', 'user'), record('unknown', 'user')], 'unknown'],
    [
      'everything is withdrawn',
      [record('given', 'form'), record('withdrawn', 'written', { channel: 'all', purpose: 'all' })],
      'withdrawn',
    ],
    [
      'one is given after everything was withdrawn',
      [record('withdrawn', 'written', { channel: 'all', purpose: 'all' }), record('given', 'form')],
      'given',
    ],
    ['of another channel', [record('given', 'form', { channel: 'sms' })], 'unknown'],
    ['of another purpose', [record('given', 'form', { purpose: 'survey' })], 'unknown'],
    [
      'noted late what was said early',
      [record('given', 'form'), record('withdrawn', 'spoken', { at: start })],
      'given',
    ],
  ])('%s', (_, records, decision) => {
    expect(nowOf(records)).toBe(decision);
  });

  it('is blocked when everything is withdrawn', () => {
    expect(
      isBlocked(currentPermissions([record('withdrawn', 'spoken', { channel: 'all', purpose: 'all' })])),
    ).toBe(true);
    expect(isBlocked(currentPermissions([record('withdrawn', 'spoken', { channel: 'all' })]))).toBe(false);
    expect(isBlocked([])).toBe(false);
  });

  it('is what lists filter by', () => {
    expect(permissionFilters([record('given', 'form')])).toEqual(['permission:email:commercial:given']);
    expect(permissionFilters([])).toEqual([]);
  });

  it('never gives what the customer withdrew last, in whatever order the records are read', () => {
    const any = fc.record({
      decision: fc.constantFrom(...decisions),
      source: fc.constantFrom(...sources),
      channel: fc.constantFrom(...channels, 'all' as const),
      purpose: fc.constantFrom(...purposes, 'all' as const),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (given) => {
        const records = given.map((one) => record(one.decision, one.source, one));
        expect(currentPermissions(records.toReversed())).toEqual(currentPermissions(records));
        const ofCustomer = records.filter(
          ({ source, channel, purpose }) =>
            ['spoken', 'written', 'form', 'link'].includes(source) &&
            ['email', 'all'].includes(channel) &&
            ['commercial', 'all'].includes(purpose),
        );
        if (ofCustomer.at(-1)?.decision === 'withdrawn') expect(nowOf(records)).toBe('withdrawn');
      }),
    );
  });
});

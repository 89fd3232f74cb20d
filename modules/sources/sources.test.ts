import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dealership, openDealership } from '../../test/world/dealership.ts';
import {
  getClosingReason,
  listClosingReasons,
  listSources,
  recogniseSource,
  responseMinutesOf,
  seedCatalogues,
  setResponseMinutes,
} from './index.ts';

let house: Dealership;
beforeAll(async () => {
  house = await openDealership({ react: () => async () => {} });
});
afterAll(() => house.close());

describe('the catalogues of a dealer', () => {
  it('are there once, however often they are asked for', async () => {
    const before = await house.as(null, listSources);
    await house.as(null, seedCatalogues);
    expect(await house.as(null, listSources)).toEqual(before);
    const reasons = await house.as(null, listClosingReasons);
    expect(reasons.map(({ outcome }) => outcome)).toEqual(
      reasons.map(({ outcome }) => outcome).toSorted((a, b) => rank(a) - rank(b)),
    );
    const [first] = reasons;
    expect(await house.as(null, (tx) => getClosingReason(tx, first?.reasonId ?? ''))).toEqual(first);
  });

  it('recognise a source, or the one that is named', async () => {
    const hints = { from: 'x@mobile.de', provider: null, channel: 'email' as const };
    const found = await house.as(null, (tx) => recogniseSource(tx, hints));
    expect(found).toMatchObject({ key: 'mobileDe', name: 'mobile.de' });
    const named = await house.as(null, (tx) => recogniseSource(tx, { ...hints, sourceKey: 'WALKIN' }));
    expect(named.key).toBe('walkIn');
    await expect(
      house.as(null, (tx) => recogniseSource(tx, { ...hints, sourceKey: 'nowhere' })),
    ).rejects.toThrow('sources.unknown');
  });

  it('keep a response time of a source', async () => {
    const [source] = await house.as(null, listSources);
    const id = source?.sourceId ?? '';
    expect(await house.as(null, (tx) => responseMinutesOf(tx, id))).toBeNull();
    await house.as(null, (tx) => setResponseMinutes(tx, id, 10));
    expect(await house.as(null, (tx) => responseMinutesOf(tx, id))).toBe(10);
  });
});

function rank(outcome: string): number {
  return ['won', 'lost', 'invalid'].indexOf(outcome);
}

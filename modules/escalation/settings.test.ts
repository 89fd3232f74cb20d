import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import type { EscalationSettings } from '../dealers/contract.ts';
import { defaultSettings } from '../dealers/index.ts';
import { listSources, seedCatalogues, setResponseMinutes } from '../sources/index.ts';

let desk: Desk;
let admin: string;
let phone = '';
let portal = '';
const settings = defaultSettings('escalation', { country: 'DE', region: null });

beforeAll(async () => {
  desk = await openDesk({ react });
  const dealerId = await desk.dealer('north');
  admin = await desk.signedIn(await desk.member(dealerId, 'Petra', 'administrator'));
  await desk.in(dealerId, async (tx) => {
    await seedCatalogues(tx);
    const sources = await listSources(tx);
    phone = sources.find(({ key }) => key === 'phone')?.sourceId ?? '';
    portal = sources.find(({ key }) => key !== 'phone')?.sourceId ?? '';
    await setResponseMinutes(tx, phone, 40);
  });
});
afterAll(() => desk.close());

const save = (more: Partial<EscalationSettings>, version = 0) =>
  desk.ask('PUT', '/dealers/north/settings/escalation', {
    as: admin,
    body: { version, value: { ...settings, ...more } },
  });

describe('times that cannot be', () => {
  const tooLong = 'settings.reminderNotBeforeResponse';
  it.each<[string, () => Partial<EscalationSettings>, () => string, string]>([
    [
      'a reminder of 3 h with 2 h to answer',
      () => ({ reminderMinutes: 180 }),
      () => 'reminderMinutes',
      tooLong,
    ],
    [
      "a source's time below the reminder",
      () => ({ bySource: { [portal]: { responseMinutes: 20 } } }),
      () => `bySource.${portal}.reminderMinutes`,
      tooLong,
    ],
    [
      'a reminder that is too long for what the catalogue says of a source',
      () => ({ reminderMinutes: 60 }),
      () => `bySource.${phone}.reminderMinutes`,
      tooLong,
    ],
    [
      'a source and a type that do not go together',
      () => ({
        bySource: { [portal]: { reminderMinutes: 100 } },
        byLeadType: { testDrive: { responseMinutes: 90 } },
      }),
      () => 'byLeadType.testDrive.reminderMinutes',
      tooLong,
    ],
    [
      'a source that there is not',
      () => ({ bySource: { x: {} } }),
      () => 'bySource.x',
      'settings.sourceUnknown',
    ],
    [
      'a type that there is not',
      () => ({ byLeadType: { boat: {} } }),
      () => 'byLeadType.boat',
      'settings.leadTypeUnknown',
    ],
  ])('%s are refused with the field', async (_, more, field, code) => {
    const answer = await save(more());
    expect(answer).toMatchObject({ status: 422, json: { code, field: `value.${field()}` } });
    expect(answer.json.findings[0]).toMatchObject({ code, field: `value.${field()}` });
    const { json } = await desk.ask('GET', '/dealers/north/settings/escalation', { as: admin });
    expect(json.version).toBe(0);
  });

  it('no minutes at all are refused by the contract', async () => {
    const answer = await save({ byLeadType: { tradeIn: { stage2Minutes: 0 } } });
    expect(answer).toMatchObject({ status: 422, json: { field: 'value.byLeadType.tradeIn.stage2Minutes' } });
  });

  it('what makes sense is saved', async () => {
    const value = {
      bySource: { [phone]: { responseMinutes: 10, reminderMinutes: null } },
      byLeadType: { tradeIn: { responseMinutes: 480 } },
      afterStage2: 'reassign' as const,
    };
    const answer = await save(value);
    expect(answer).toMatchObject({ status: 200, json: { version: 1, value } });
  });
});

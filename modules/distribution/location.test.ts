import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { adf, adfMail, anna, type LeadHouse, openLeadHouse } from '../../test/world/lead-house.ts';
import {
  createDealerGroup,
  getDealer,
  joinDealerGroup,
  readSettings,
  writeSettings,
} from '../dealers/index.ts';
import { type NewLead, postDocument } from '../leads/index.ts';
import { storeRaw } from '../mail/index.ts';
import { createVehicle } from '../vehicles/index.ts';
import {
  explainAssignment,
  loadSetup,
  setDistribution,
  takeLeadWhereVehicleStands,
  verifyAssignments,
} from './index.ts';

let shared: TestDatabase;
let here: LeadHouse;
let there: LeadHouse;
let groups = 0;
beforeAll(async () => {
  shared = await createTestDatabase();
});
afterAll(() => shared.drop());
beforeEach(async () => {
  here = await openLeadHouse(shared);
  there = await openLeadHouse(shared);
  const key = `group-${++groups}`;
  await here.database.inInstallation(async (tx) => {
    await createDealerGroup(tx, { key, name: 'Autogruppe', kind: 'carGroup' });
    for (const house of [here, there]) await joinDealerGroup(tx, { groupKey: key, dealerKey: keyOf(house) });
  });
  await follow(here);
});
afterEach(async () => {
  await here.close();
  await there.close();
});

function keyOf({ dealerId }: LeadHouse): string {
  return `autohaus-${dealerId.slice(-12)}`;
}
async function follow(house: LeadHouse, on = true): Promise<void> {
  await house.as(null, async (tx) => {
    const { version, value } = await readSettings(tx, 'distribution');
    await setDistribution(tx, { version, value: { ...value, useVehicleLocation: on } });
  });
}
async function stock(
  house: LeadHouse,
  offerNumber: string,
  standing: LeadHouse | null = null,
): Promise<void> {
  await house.as(null, (tx) =>
    createVehicle(tx, {
      offerNumber,
      vin: null,
      make: 'Volkswagen',
      model: 'Golf',
      condition: 'used',
      priceCents: null,
      currency: null,
      mileageKm: null,
      firstRegistration: null,
      location: null,
      link: null,
      contactPersonId: null,
      standingDealerId: standing?.dealerId ?? null,
    }),
  );
}
const readings = (house: LeadHouse) =>
  house.rows<{ state: string; to: string | null }>(
    'select state, moved_to_dealer_id as to from reading where dealer_id = $1 order by raw_id',
    [house.dealerId],
  );
const historyOf = (house: LeadHouse, kind: string) =>
  house.rows<{ details: Record<string, unknown> }>(
    'select details from lead_history where dealer_id = $1 and kind = $2 order by entry_id',
    [house.dealerId, kind],
  );
const why = async (house: LeadHouse) => {
  const { leadId } = await house.onlyLead();
  return house.as(null, (tx) => explainAssignment(tx, leadId));
};

describe('an enquiry about a vehicle of another dealer of the group', () => {
  it('goes there before anything is made of it here, and both say so', async () => {
    await stock(there, 'GW-1');
    await here.receive(...adfMail(adf('gw 1')));
    expect(await here.leads()).toEqual([]);
    expect(await readings(here)).toEqual([{ state: 'moved', to: there.dealerId }]);
    const lead = await there.onlyLead();
    expect(lead).toMatchObject({ customerName: 'Anna Weber', assigneeId: there.people[0] });
    expect(lead.vehicleId).not.toBeNull();
    expect(await historyOf(there, 'arrived')).toMatchObject([
      { details: { movedFrom: 'Autohaus Beispiel' } },
    ]);
    const explained = await why(there);
    expect(explained?.steps[0]).toMatchObject({
      rule: 'vehicleLocation',
      reason: 'movedAlready',
      details: { dealer: 'Autohaus Beispiel' },
    });
    // the automatic reply is theirs, in their name
    expect(await here.outgoing()).toEqual([]);
    expect(await there.outgoing()).toHaveLength(1);
    expect(await there.as(null, verifyAssignments)).toEqual({ checked: 1, mismatches: [] });
  });

  it('goes there also when our own stock says that it stands there', async () => {
    await stock(here, 'GW-2', there);
    await here.receive(...adfMail(adf('GW-2')));
    expect(await there.leads()).toHaveLength(1);
    expect(await here.leads()).toEqual([]);
  });

  it('joins the lead that it became the first time', async () => {
    await stock(there, 'GW-1');
    await here.receive(...adfMail(adf('GW-1')));
    await here.receive(...adfMail(adf('GW-1')));
    expect(await there.leads()).toHaveLength(1);
    expect(await historyOf(there, 'customerReplied')).toMatchObject([
      { details: { repeated: true, movedFrom: 'Autohaus Beispiel' } },
    ]);
  });

  it('stays where it is without the setting, the group or such a vehicle, and when we have it too', async () => {
    await stock(there, 'GW-1');
    await stock(there, 'GW-2');
    await stock(here, 'GW-2');
    await here.receive(...adfMail(adf('GW-2')));
    await here.receive(...adfMail(adf('GW-9', 'ben@post.example')));
    await follow(here, false);
    await here.receive(...adfMail(adf('GW-1', 'cleo@post.example')));
    await follow(here);
    await outside('delete from dealer_group_member where dealer_id = $1', [there.dealerId]);
    await here.receive(...adfMail(adf('GW-1', 'dora@post.example')));
    expect(await there.leads()).toEqual([]);
    expect(await here.leads()).toHaveLength(4);
  });

  it('goes once and not round: two dealers that each send it to the other keep one lead', async () => {
    await follow(there);
    await stock(here, 'GW-1', there);
    await stock(there, 'GW-1', here);
    await here.receive(...adfMail(adf('GW-1')));
    expect([await here.leads(), await there.leads()].map((leads) => leads.length)).toEqual([0, 1]);
  });

  it('is neither lost nor doubled when both get the same message and send it to each other', async () => {
    await follow(there);
    await stock(here, 'GW-1', there);
    await stock(there, 'GW-1', here);
    const lines = adfMail(adf('GW-1'));
    const bytes = Buffer.from(lines.join('\r\n'));
    for (const house of [here, there]) {
      await house.as(null, (tx) =>
        storeRaw(tx, {
          bytes,
          channel: 'smtp',
          envelopeFrom: 'sender@post.example',
          envelopeTo: `${keyOf(house)}@leads.example`,
        }),
      );
    }
    await here.receive(...adfMail(adf('GW-9', 'ben@post.example')));
    const leads = [...(await here.leads()), ...(await there.leads())];
    expect(leads.map(({ customerName }) => customerName)).toEqual(['Anna Weber', 'Anna Weber']);
    expect(leads.filter(({ answerTo }) => answerTo === anna.email)).toHaveLength(1);
  });

  it('with two vehicles at several dealers stays here as a whole, and says so', async () => {
    await stock(here, 'GW-1', there);
    await stock(here, 'GW-2');
    const [first, second] = [adf('GW-1'), adf('GW-2', 'ben@post.example')];
    const prospects = (text: string) => /<prospect>.*<\/prospect>/s.exec(text)?.[0] ?? '';
    await here.receive(
      ...adfMail(
        `<?xml version="1.0"?><?adf version="1.0"?><adf>${prospects(first)}${prospects(second)}</adf>`,
      ),
    );
    expect(await there.leads()).toEqual([]);
    const leads = await here.leads();
    expect(leads).toHaveLength(2);
    const explained = await Promise.all(
      leads.map(({ leadId }) => here.as(null, (tx) => explainAssignment(tx, leadId))),
    );
    expect(new Set(explained.map((one) => one?.steps[0]?.reason))).toEqual(
      new Set(['standsHere', 'staysTogether']),
    );
    expect(await here.as(null, verifyAssignments)).toEqual({ checked: 2, mismatches: [] });
  });

  it('is kept here when the other dealer cannot take it, and tried again as a whole', async () => {
    await stock(there, 'GW-1');
    await outside(
      `create function refuse_moved() returns trigger language plpgsql as $f$
       begin if new.moved_from_dealer_id is not null then raise exception 'no room'; end if; return new; end $f$`,
    );
    await outside(
      'create trigger no_room before insert on raw_message for each row execute function refuse_moved()',
    );
    try {
      await expect(here.receive(...adfMail(adf('GW-1')))).rejects.toThrow('Reading failed');
      expect(await readings(here)).toEqual([{ state: 'waiting', to: null }]);
      expect(await readings(there)).toEqual([]);
    } finally {
      await outside('drop trigger no_room on raw_message');
      await outside('drop function refuse_moved');
    }
    here.clock.moveTo(here.clock.now().add({ minutes: 1 }));
    await here.receive(...adfMail(adf('GW-9', 'ben@post.example')));
    expect(await readings(here)).toEqual([
      { state: 'moved', to: there.dealerId },
      { state: 'letter', to: null },
    ]);
  });
});

describe('a request that is posted', () => {
  const post = (lead: NewLead, actor: 'apiKey' | 'user' = 'apiKey') =>
    here.database.inDealer(
      {
        dealerId: here.dealerId,
        actor: { kind: actor, userId: actor === 'user' ? (here.people[0] ?? null) : null, name: 'Portal' },
      },
      (tx) => takeLeadWhereVehicleStands(tx, lead),
    );
  const golf = { customer: { name: 'Jan Vos', email: 'jan@post.example' }, vehicle: { offerNumber: 'GW-1' } };

  it('is made a lead there in the same transaction, and kept here', async () => {
    await stock(there, 'GW-1');
    expect(await post({ ...golf, sourceKey: 'webForm', comment: 'Noch da?' })).toEqual({
      outcome: 'moved',
      leadIds: [],
      movedTo: 'Autohaus Beispiel',
    });
    expect(await post(golf)).toMatchObject({ outcome: 'moved' });
    expect((await there.onlyLead()).customerName).toBe('Jan Vos');
    expect(await here.leads()).toEqual([]);
    expect(await readings(here)).toEqual([
      { state: 'moved', to: there.dealerId },
      { state: 'moved', to: there.dealerId },
    ]);
    expect((await why(there))?.steps[0]).toMatchObject({ reason: 'movedAlready' });
  });

  it('is refused as a whole: nothing is kept anywhere', async () => {
    await stock(there, 'GW-1');
    await expect(post({ ...golf, customer: { name: 'Jan', email: 'no address' } })).rejects.toThrow(
      'leads.invalidEmail',
    );
    await expect(post({ ...golf, sourceKey: 'nothing' })).rejects.toThrow('sources.unknown');
    expect(await readings(here)).toEqual([]);
    expect(await there.leads()).toEqual([]);
  });

  it('stays with whoever enters it for themselves', async () => {
    await stock(there, 'GW-1');
    expect(await post({ ...golf, assignToMe: true }, 'user')).toMatchObject({ outcome: 'created' });
    expect(await post({ ...golf, customer: { name: 'Eva', phone: '0170 1234567' } }, 'user')).toMatchObject({
      outcome: 'moved',
    });
  });

  it('as a document, too', async () => {
    await stock(there, 'GW-1');
    const answer = await here.as(null, (tx) =>
      postDocument(
        tx,
        { bytes: Buffer.from(adf('GW-1')) },
        { onFailed: ({ error }) => expect.unreachable(String(error)) },
      ),
    );
    expect(answer).toEqual({ outcome: 'moved', leadIds: [], movedTo: 'Autohaus Beispiel' });
    expect(await readings(there)).toEqual([{ state: 'waiting', to: null }]);
  });
});

describe('the wall between dealers', () => {
  it('holds: of the stock of the group only the asked vehicle’s dealer becomes known, of others nothing', async () => {
    await stock(there, 'GW-1');
    const stranger = await openLeadHouse(shared);
    await stock(stranger, 'GW-7');
    expect(await here.rows('select 1 from vehicle')).toEqual([]);
    await here.as(null, async (tx) => {
      const rows = async () => (await tx.db.selectFrom('vehicle').select('offer_number').execute()).length;
      expect(await rows()).toBe(0);
      const seen = await tx.at(there.dealerId, async (other) => {
        expect((await getDealer(other)).dealerId).toBe(there.dealerId);
        return other.db.selectFrom('vehicle').select('offer_number').execute();
      });
      expect(seen).toEqual([{ offer_number: 'GW-1' }]);
      expect(await rows()).toBe(0);
      expect((await getDealer(tx)).dealerId).toBe(here.dealerId);
    });
    await here.receive(...adfMail(adf('GW-7')));
    expect(await stranger.leads()).toEqual([]);
    expect(await here.leads()).toHaveLength(1);
    await stranger.close();
  });

  it('comes back after a part elsewhere that was refused', async () => {
    await here.as(null, async (tx) => {
      await expect(tx.at(there.dealerId, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
      const scope = await tx.db.selectFrom('dealer_setting').select('dealer_id').distinct().execute();
      expect(scope).toEqual([{ dealer_id: here.dealerId }]);
    });
    await expect(here.as(null, (tx) => tx.at(`${newId(tx.now)}'`, async () => {}))).rejects.toThrow(
      'Not a dealer',
    );
  });

  it('tells the set-up which dealers are of the group', async () => {
    expect((await here.as(null, loadSetup)).dealer.sameGroupDealerIds).toEqual([there.dealerId]);
  });
});

/** Outside any scope. */
async function outside(statement: string, values: unknown[] = []): Promise<void> {
  await here.database.pool.query(statement, values);
}

describe('forwarding rules of the location', () => {
  it('send an enquiry on by the rules of the dealer where the vehicle stands, and by none of this one', async () => {
    await follow(here, false);
    await stock(here, 'GW-77', there);
    const rule = (to: string, tx: { now: Temporal.Instant }) => ({
      ruleId: newId(tx.now),
      name: 'Boss',
      active: true,
      marketplaces: true,
      match: {},
      what: 'copy' as const,
      to: [to],
    });
    await here.as(null, (tx) =>
      writeSettings(tx, 'forwarding', {
        version: 0,
        value: { useVehicleLocation: true, rules: [rule('here@house.example', tx)] },
      }),
    );
    await there.as(null, (tx) =>
      writeSettings(tx, 'forwarding', {
        version: 0,
        value: { useVehicleLocation: false, rules: [rule('there@house.example', tx)] },
      }),
    );
    const sentOn = async () =>
      (await here.outgoing())
        .map(({ envelope_to }) => envelope_to)
        .filter((to) => to.endsWith('@house.example'));
    await here.receive(...adfMail(adf('GW-77')));
    expect(await sentOn()).toEqual(['there@house.example']);
    await here.receive(...adfMail(adf('GW-78', 'ben@post.example')));
    expect(await sentOn()).toEqual(['there@house.example', 'here@house.example']);
    expect(await here.leads()).toHaveLength(2);
    expect(await there.leads()).toEqual([]);
  });
});

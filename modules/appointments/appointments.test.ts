import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTaskDesk } from '../../test/world/task-desk.ts';

const { desk, dealerId, ids, as, plan, at, notices, close } = await openTaskDesk();
afterAll(close);

let leadId = '';
let vehicleId = '';
beforeAll(async () => {
  const made = await as('anna', 'POST', '/leads', {
    customer: { name: 'Jörg Müller', email: 'joerg@post.example' },
    vehicle: { title: 'VW Golf' },
    assignToMe: true,
    language: 'de',
  });
  leadId = made.json.leadIds[0];
  vehicleId = '01990000-0000-7000-8000-000000000001';
  await desk.in(dealerId, ({ db, now }) =>
    db
      .insertInto('vehicle')
      .values({
        dealer_id: dealerId,
        vehicle_id: vehicleId,
        make: 'VW',
        model: 'Polo',
        condition: 'used',
        created_at: now,
        changed_at: now,
      })
      .execute(),
  );
});

const span = (from: string, until: string) => ({
  startsAt: `2026-03-12T${from}:00+01:00`,
  endsAt: `2026-03-12T${until}:00+01:00`,
});
const make = (body: Record<string, unknown>, by: 'anna' | 'ben' | 'sue' = 'anna') =>
  as(by, 'POST', '/appointments', { kind: 'testDrive', ...body });
const read = async (id: string) => (await as('anna', 'GET', `/appointments/${id}`)).json;
/** Letters to the customer: subject, the calendar's method and the event in it. */
async function letters() {
  const rows = await desk.in(dealerId, ({ db }) =>
    db
      .selectFrom('outbox')
      .select(['content'])
      .where('dealer_id', '=', dealerId)
      .where('envelope_to', '=', 'joerg@post.example')
      .orderBy('outbox_id')
      .execute(),
  );
  return rows.map(({ content }) => {
    const { subject, calendar } = content as unknown as {
      subject: string;
      calendar?: { method: string; content: string };
    };
    const event = calendar
      ? new ICAL.Component(ICAL.parse(calendar.content)).getFirstSubcomponent('vevent')
      : null;
    return {
      subject,
      method: calendar?.method ?? null,
      uid: event?.getFirstPropertyValue('uid') ?? null,
      sequence: event?.getFirstPropertyValue('sequence') ?? null,
    };
  });
}

describe('an appointment', () => {
  let appointmentId = '';

  it('is made from a lead, which it answers and rates, and the customer is invited', async () => {
    const made = await make({ ...span('10:00', '11:00'), leadId, vehicleId, tell: true, setMaturity: true });
    expect(made.status, made.text).toBe(201);
    appointmentId = made.json.appointmentId;
    const { appointment, history } = await read(appointmentId);
    expect(appointment).toMatchObject({
      kind: 'testDrive',
      state: 'planned',
      person: { name: 'anna' },
      contact: { name: 'Jörg Müller' },
      vehicle: { title: 'VW Polo' },
      invited: 'joerg@post.example',
      may: { change: true },
    });
    expect(history.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['invited', 'made']);
    const lead = (await as('anna', 'GET', `/leads/${leadId}`)).json;
    expect(lead.lead).toMatchObject({
      maturity: 'appointment',
      due: { kind: 'followUp', at: '2026-03-12T10:00:00Z' },
    });
    expect(lead.history.map(({ kind }: { kind: string }) => kind)).toContain('appointment');
    expect(await letters()).toMatchObject([
      { subject: 'Ihr Termin am 12. März: Probefahrt', method: 'REQUEST', sequence: 0 },
    ]);
  });

  it('moves, and is cancelled, by the same entry of the calendar', async () => {
    const moved = await as('anna', 'PATCH', `/appointments/${appointmentId}`, {
      ...span('11:00', '12:00'),
      tell: true,
    });
    expect(moved.status, moved.text).toBe(204);
    const cancelled = await as('anna', 'POST', `/appointments/${appointmentId}/cancellation`, {
      note: 'krank',
      tell: true,
    });
    expect(cancelled.status, cancelled.text).toBe(204);
    const [first, second, third] = await letters();
    expect([second?.uid, third?.uid]).toEqual([first?.uid, first?.uid]);
    expect([second?.method, second?.sequence, third?.method, third?.sequence]).toEqual([
      'REQUEST',
      1,
      'CANCEL',
      2,
    ]);
    expect((await read(appointmentId)).appointment.state).toBe('cancelled');
    expect(
      (await as('anna', 'PATCH', `/appointments/${appointmentId}`, span('12:00', '13:00'))).json.code,
    ).toBe('appointments.notPlanned');
    expect((await as('anna', 'DELETE', `/appointments/${appointmentId}/outcome`)).status).toBe(204);
    expect((await as('anna', 'DELETE', `/appointments/${appointmentId}/outcome`)).json.code).toBe(
      'appointments.isPlanned',
    );
  });

  it('clashes with what the person or the vehicle has then, and says with whom', async () => {
    const own = await make({ ...span('11:30', '12:30') });
    expect([own.status, own.json.code]).toEqual([409, 'appointments.clash']);
    expect(own.json.findings).toMatchObject([
      {
        code: 'appointments.personBusy',
        details: { person: 'anna', customer: 'Jörg Müller', from: '2026-03-12T10:00:00Z' },
      },
    ]);
    expect((await make({ ...span('11:30', '12:30'), despite: true })).status).toBe(201);
    const vehicle = await make({ ...span('11:30', '12:30'), vehicleId, despite: true }, 'ben');
    expect([vehicle.json.code, vehicle.json.findings[0].code]).toEqual([
      'appointments.clashForGood',
      'appointments.vehicleBusy',
    ]);
    expect((await make({ ...span('11:30', '12:30'), vehicleId, despite: true }, 'sue')).status).toBe(201);
    expect((await make({ ...span('12:30', '13:00'), vehicleId })).status).toBe(201);
  });

  it('is given to one of two who save at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        make({ ...span('15:00', '16:00'), vehicleId, userId: i % 2 === 0 ? ids.anna : ids.ben }, 'ben'),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409, 409, 409,
    ]);
  });

  it.each([
    ['that ends before it begins', span('10:00', '09:00'), 'appointments.endsBefore'],
    [
      'that is over',
      { startsAt: '2026-03-09T10:00:00Z', endsAt: '2026-03-09T11:00:00Z' },
      'appointments.inPast',
    ],
    ['of somebody elsewhere', { ...span('08:00', '09:00'), userId: ids.eve }, 'appointments.personUnknown'],
    [
      'with a vehicle of nobody',
      { ...span('08:00', '09:00'), vehicleId: ids.anna },
      'appointments.vehicleUnknown',
    ],
    ['for a lead of nobody', { ...span('08:00', '09:00'), leadId: ids.anna }, 'appointments.leadUnknown'],
    [
      'with a contact of nobody',
      { ...span('08:00', '09:00'), contactId: ids.anna },
      'appointments.contactUnknown',
    ],
  ])('is not made %s', async (_, body, code) => {
    const answer = await make(body);
    expect([answer.status, answer.json.code]).toEqual([422, code]);
  });

  it('is changed by who has it or made it, and by supervisors', async () => {
    const made = await make(span('17:00', '17:30'));
    const { appointmentId: id } = made.json;
    for (const [method, path, body] of [
      ['PATCH', '', { place: 'Hof' }],
      ['POST', '/cancellation', {}],
      ['POST', '/outcome', { outcome: 'missed' }],
      ['DELETE', '/outcome', undefined],
    ] as const) {
      const answer = await as('ben', method, `/appointments/${id}${path}`, body);
      expect([path, answer.status, answer.json.code]).toEqual([path, 403, 'appointments.notAllowed']);
      expect((await as('eve', method, `/appointments/${id}${path}`, body)).status).toBe(404);
    }
    expect((await as('eve', 'GET', `/appointments/${id}`)).status).toBe(404);
    expect((await as('sue', 'PATCH', `/appointments/${id}`, { place: 'Hof' })).status).toBe(204);
    const early = await as('anna', 'POST', `/appointments/${id}/outcome`, { outcome: 'tookPlace' });
    expect(early.json.code).toBe('appointments.notYet');
  });
});

describe('the calendar', () => {
  it('shows appointments and tasks of some people, days off and hours', async () => {
    await plan({ title: 'Rückruf', due: { at: '2026-03-12T13:00:00Z' } });
    await plan({ title: 'Ben ruft an', assigneeId: ids.ben, due: { on: '2026-03-12' } });
    const { json } = await as('anna', 'GET', '/calendar?from=2026-03-12&until=2026-03-15&people=me');
    expect(json.tasks).toMatchObject([{ what: 'Rückruf', on: null, may: { move: true } }]);
    expect(
      json.appointments.every(({ person }: { person: { name: string } }) => person.name === 'anna'),
    ).toBe(true);
    expect(json.days).toMatchObject([
      { date: '2026-03-12', open: [{ from: '2026-03-12T08:00:00Z', until: '2026-03-12T17:00:00Z' }] },
      { date: '2026-03-13' },
      { date: '2026-03-14' },
      { date: '2026-03-15', open: [] },
    ]);
    expect((await as('eve', 'GET', '/calendar?from=2026-03-12&until=2026-03-15')).json.appointments).toEqual(
      [],
    );
    expect((await as('anna', 'GET', '/calendar?from=2026-03-12&until=2026-06-15')).json.code).toBe(
      'appointments.badSpan',
    );
  });

  it("is read by a phone under a secret address, one's own only, until it is withdrawn", async () => {
    const { address } = (await as('anna', 'PUT', '/calendar-feed')).json;
    const path = new URL(address).pathname.replace('/api/v1', '');
    const text = (await desk.ask('GET', path)).text;
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    const summaries = events.map((event) => String(event.getFirstPropertyValue('summary')));
    expect(summaries).toContain('Probefahrt: Jörg Müller');
    expect(summaries).toContain('Rückruf');
    expect(text).not.toContain('Ben ruft an');
    expect((await desk.ask('GET', path.replace('north', 'south'))).status).toBe(404);
    await as('anna', 'PUT', '/calendar-feed');
    expect((await desk.ask('GET', path)).status).toBe(404);
    await as('anna', 'DELETE', '/calendar-feed');
    expect((await as('anna', 'GET', '/calendar-feed')).json).toEqual({ since: null });
    const key = await desk.apiKey(dealerId);
    expect((await desk.ask('PUT', '/dealers/north/calendar-feed', { key })).status).toBe(403);
  });
});

describe('before and after', () => {
  it('the customer is reminded, the person told, and it is said how it went', async () => {
    const made = await make({
      startsAt: '2026-04-16T10:00:00Z',
      endsAt: '2026-04-16T11:00:00Z',
      leadId,
      tell: true,
      place: 'Ausstellung',
    });
    const { appointmentId: id } = made.json;
    await at('2026-04-15T09:59:00Z');
    const before = (await letters()).length;
    await at('2026-04-15T10:00:00Z');
    expect((await letters()).slice(before)).toMatchObject([
      { subject: 'Erinnerung an Ihren Termin am 16. April: Probefahrt', method: null },
    ]);
    await at('2026-04-16T09:00:00Z');
    expect((await notices('anna')).at(-1)).toBe('appointmentSoon Jörg Müller Probefahrt · VW Golf');
    await at('2026-04-16T11:00:00Z');
    const went = await as('anna', 'POST', `/appointments/${id}/outcome`, {
      outcome: 'missed',
      note: 'kam nicht',
    });
    expect(went.status, went.text).toBe(204);
    expect((await read(id)).appointment.state).toBe('missed');
    expect((await notices('anna')).at(-1)).toBe('appointmentSoon Jörg Müller Probefahrt · VW Golf closed');
    const { history } = (await as('anna', 'GET', `/leads/${leadId}`)).json;
    expect(history[0]).toMatchObject({ kind: 'appointment', text: 'kam nicht', details: { deed: 'missed' } });
  });

  it('what is planned goes to the successor of who leaves', async () => {
    const made = await make(
      { startsAt: '2026-05-04T10:00:00Z', endsAt: '2026-05-04T11:00:00Z', userId: ids.ben },
      'ben',
    );
    await as('ada', 'PATCH', `/users/${ids.ben}`, { active: false, handOverTo: ids.anna });
    const { appointment, history } = await read(made.json.appointmentId);
    expect([appointment.person.name, history[0].kind]).toEqual(['anna', 'handedOver']);
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { openTaskDesk } from '../../test/world/task-desk.ts';

const { desk, dealerId, ids, as, plan, read, list, at, notices, close } = await openTaskDesk();
afterAll(close);

const today = { on: '2026-03-10' };
const whats = (rows: readonly { title: string | null }[]) => rows.map(({ title }) => title).join(', ');

describe('a task', () => {
  it('is planned for oneself, some time today, and late when the dealer closes', async () => {
    const { task, history } = await read(await plan({ title: 'Herrn Maier anrufen', due: today }));
    expect(task).toMatchObject({
      title: 'Herrn Maier anrufen',
      type: { key: 'general' },
      assignee: { name: 'anna' },
      state: 'open',
      due: { on: '2026-03-10', yellowFrom: '2026-03-10T08:00:00Z', at: '2026-03-10T17:00:00Z' },
      may: { work: true, assign: true, moveDue: true },
    });
    expect(history.map(({ kind }) => kind)).toEqual(['made']);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a day that is over', { due: { on: '2026-03-09' } }, 'tasks.dueInPast', 'due'],
    ['a moment that is over', { due: { at: '2026-03-10T08:59:59Z' } }, 'tasks.dueInPast', 'due'],
    ['a type of nobody', { due: today, taskTypeId: ids.anna }, 'tasks.unknownType', 'taskTypeId'],
    ['a contact of nobody', { due: today, contactId: ids.anna }, 'tasks.unknownContact', 'contactId'],
    ['a lead of nobody', { due: today, leadId: ids.anna }, 'tasks.unknownLead', 'leadId'],
    ['a car of nobody', { due: today, carId: ids.anna }, 'tasks.unknownCar', 'carId'],
    [
      'somebody of another dealer',
      { due: today, assigneeId: ids.eve },
      'tasks.cannotBeAssigned',
      'assigneeId',
    ],
    [
      'a series that ends before it begins',
      { due: today, series: { every: 1, unit: 'week', until: '2026-03-09' } },
      'tasks.seriesEndsBefore',
      'series.until',
    ],
  ])('is not planned with %s', async (_, body, code, field) => {
    const answer = await as('anna', 'POST', '/tasks', body);
    expect([answer.status, answer.json.code, answer.json.field]).toEqual([422, code, field]);
  });

  it('concerns the customer of its lead, whose history tells it', async () => {
    const made = await as('anna', 'POST', '/leads', {
      customer: { name: 'Jörg Müller', phone: '0171 5550142' },
      vehicle: { title: 'VW Golf' },
      assignToMe: true,
    });
    const leadId = made.json.leadIds[0];
    const taskId = await plan({ title: 'Angebot nachfassen', leadId, due: { at: '2026-03-10T13:00:00Z' } });
    expect((await read(taskId)).task).toMatchObject({
      contact: { name: 'Jörg Müller' },
      lead: { leadId, about: 'VW Golf' },
      due: { on: null, at: '2026-03-10T13:00:00Z', yellowFrom: '2026-03-10T12:30:00Z' },
    });
    for (const q of ['mueller', 'golf', '0171555', 'nachfassen'])
      expect([q, whats(await list(`q=${q}`))]).toEqual([q, 'Angebot nachfassen']);
    expect(await list('q=meier')).toEqual([]);
    await as('anna', 'POST', `/tasks/${taskId}/ending`, { outcome: 'notReached', note: 'Mailbox' });
    const lead = await as('anna', 'GET', `/leads/${leadId}`);
    expect(lead.json.history.slice(0, 2)).toMatchObject([
      { kind: 'task', text: 'Mailbox', details: { deed: 'notReached', what: 'Angebot nachfassen' } },
      { kind: 'task', text: null, details: { deed: 'made', what: 'Angebot nachfassen' } },
    ]);
  });

  it('is ended with an outcome, once, and opened again', async () => {
    const taskId = await plan({ title: 'Kaffee kaufen', due: today });
    const end = () => as('anna', 'POST', `/tasks/${taskId}/ending`, { outcome: 'done', note: ' ' });
    expect((await end()).status).toBe(204);
    expect((await end()).json.code).toBe('tasks.ended');
    expect((await as('anna', 'PUT', `/tasks/${taskId}/due`, { due: today })).json.code).toBe('tasks.ended');
    expect((await read(taskId)).task).toMatchObject({
      state: 'done',
      ended: { outcome: 'done', note: null, by: 'anna' },
    });
    expect((await as('anna', 'DELETE', `/tasks/${taskId}/ending`)).status).toBe(204);
    expect((await as('anna', 'DELETE', `/tasks/${taskId}/ending`)).json.code).toBe('tasks.notEnded');
    expect((await read(taskId)).task.ended).toBeNull();
  });
});

describe('who may', () => {
  it("work on one's own and what one has given away; others read", async () => {
    const taskId = await plan({ title: 'Schlüssel übergeben', due: today }, 'sue');
    expect((await read(taskId, 'ben')).task.may).toEqual({ work: false, assign: false, moveDue: false });
    for (const [method, path, body] of [
      ['PATCH', '', { title: 'x' }],
      ['PUT', '/assignee', { userId: ids.ben }],
      ['PUT', '/due', { due: today }],
      ['POST', '/ending', { outcome: 'done' }],
      ['DELETE', '/ending', undefined],
      ['POST', '/notes', { text: 'x' }],
      ['DELETE', '/series', undefined],
    ] as const) {
      const answer = await as('ben', method, `/tasks/${taskId}${path}`, body);
      expect([path, answer.status, answer.json.code]).toEqual([path, 403, 'tasks.notAllowed']);
      expect((await as('eve', method, `/tasks/${taskId}${path}`, body)).status).toBe(404);
    }
    expect((await as('eve', 'GET', `/tasks/${taskId}`)).status).toBe(404);
    expect((await as('eve', 'GET', '/tasks')).json.rows).toEqual([]);
  });
});

describe('the list', () => {
  it('pages by key and filters by colour, person and type', async () => {
    const marks = ['late', 'soon', 'later'];
    await plan({ title: 'late', assigneeId: ids.ben, due: { at: '2026-03-10T09:00:01Z' } });
    await plan({ title: 'soon', assigneeId: ids.ben, due: { at: '2026-03-10T09:20:00Z' } });
    await plan({ title: 'later', assigneeId: null, due: { at: '2026-04-10T09:00:00Z' } });
    await at('2026-03-10T09:10:00Z');
    for (const [i, colour] of ['red', 'yellow', 'green'].entries()) {
      expect(whats(await list(`colour=${colour}&assignee=${ids.ben},nobody`))).toBe(marks[i]);
    }
    const { types } = { types: (await as('anna', 'GET', '/task-types')).json.rows };
    const call = types.find(({ key }: { key: string }) => key === 'call').taskTypeId;
    expect(await list(`type=${call}`)).toEqual([]);
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await as('anna', 'GET', `/tasks?limit=2${after === '' ? '' : `&after=${after}`}`)).json;
      seen.push(...page.rows.map(({ taskId }: { taskId: string }) => taskId));
      after = page.next ?? '';
    } while (after !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual((await list('limit=200')).map(({ taskId }) => taskId));
    expect((await as('anna', 'GET', '/tasks?after=x')).json.code).toBe('tasks.badCursor');
    expect((await as('anna', 'GET', '/tasks?colour=blue')).json.code).toBe('tasks.unknownFilter');
    expect((await as('ben', 'GET', '/tasks/counts')).json).toMatchObject({ mine: 2, late: 1 });
  });
});

describe('several at once', () => {
  it('go to somebody who is told, and back again', async () => {
    const mine = [await plan({ title: 'A', due: today }), await plan({ title: 'B', due: today })];
    const theirs = await plan({ title: 'C', due: today }, 'sue');
    const bulk = await as('anna', 'POST', '/tasks/bulk', {
      taskIds: [...mine, theirs],
      deed: { kind: 'assign', userId: ids.ben },
    });
    expect(bulk.json).toMatchObject({ done: 2, left: 1 });
    expect((await notices('ben')).slice(-2)).toEqual(['handedOver A', 'handedOver B']);
    const undo = await as('anna', 'DELETE', `/tasks/bulk/${bulk.json.bulkId}`);
    expect(undo.json).toEqual({ undone: 2, left: 0 });
    expect((await read(mine[0] ?? '')).task.assignee?.name).toBe('anna');
    expect((await as('anna', 'DELETE', `/tasks/bulk/${bulk.json.bulkId}`)).json.code).toBe(
      'tasks.nothingToUndo',
    );
  });

  it('are taken back only where nobody has changed them since', async () => {
    const taskIds = [await plan({ title: 'D', due: today }), await plan({ title: 'E', due: today })];
    const move = await as('anna', 'POST', '/tasks/bulk', {
      taskIds,
      deed: { kind: 'moveDue', due: { on: '2026-03-12' } },
    });
    await as('sue', 'PUT', `/tasks/${taskIds[0]}/due`, { due: { on: '2026-03-20' } });
    expect((await as('ben', 'DELETE', `/tasks/bulk/${move.json.bulkId}`)).status).toBe(403);
    expect((await as('anna', 'DELETE', `/tasks/bulk/${move.json.bulkId}`)).json).toEqual({
      undone: 1,
      left: 1,
    });
    const days = await Promise.all(taskIds.map(async (id) => (await read(id)).task.due.on));
    expect(days).toEqual(['2026-03-20', '2026-03-10']);
    const end = await as('anna', 'POST', '/tasks/bulk', {
      taskIds,
      deed: { kind: 'end', outcome: 'skipped' },
    });
    expect((await read(taskIds[0] ?? '')).task.state).toBe('skipped');
    await as('anna', 'DELETE', `/tasks/bulk/${end.json.bulkId}`);
    expect((await read(taskIds[0] ?? '')).task.state).toBe('open');
  });
});

describe('a series', () => {
  it('goes on when one is done, and by its date when none is', async () => {
    const first = await plan({
      title: 'Monatsbericht',
      due: { at: '2026-03-31T08:00:00Z' },
      series: { every: 1, unit: 'month', count: 4 },
    });
    expect((await read(first)).series).toMatchObject({ number: 1, next: '2026-04-30' });
    await as('anna', 'POST', `/tasks/${first}/ending`, { outcome: 'done' });
    const next = async () => (await list('q=monatsbericht')).map(({ due }) => due.at).join(' ');
    expect(await next()).toBe('2026-04-30T08:00:00Z');
    // again for the same one: reopened and done once more
    await as('anna', 'DELETE', `/tasks/${first}/ending`);
    await as('anna', 'POST', `/tasks/${first}/ending`, { outcome: 'done' });
    expect(await next()).toBe('2026-04-30T08:00:00Z');
    await at('2026-05-31T00:30:00Z');
    expect(await next()).toBe('2026-04-30T08:00:00Z 2026-05-31T08:00:00Z');
    await at('2026-09-30T08:00:00Z');
    expect(await next()).toBe('2026-04-30T08:00:00Z 2026-05-31T08:00:00Z 2026-06-30T08:00:00Z');
  });

  it('ends when somebody says so', async () => {
    const first = await plan({
      title: 'Gießen',
      due: { on: '2026-10-01' },
      series: { every: 1, unit: 'week' },
    });
    expect((await as('anna', 'DELETE', `/tasks/${first}/series`)).status).toBe(204);
    await as('anna', 'POST', `/tasks/${first}/ending`, { outcome: 'done' });
    expect(await list('q=gießen')).toEqual([]);
    expect((await read(first)).series).toMatchObject({ next: null });
  });
});

describe('who is told', () => {
  it('is the assignee with the opening of the day, and nobody else', async () => {
    await plan({ title: 'Reifen bestellen', due: { on: '2026-10-06' } });
    await at('2026-10-06T06:59:00Z');
    expect((await notices('anna')).filter((line) => line.includes('Reifen'))).toEqual([]);
    await at('2026-10-06T07:00:00Z');
    await at('2026-10-07T12:00:00Z');
    expect((await notices('anna')).filter((line) => line.includes('Reifen'))).toEqual([
      'taskDue Reifen bestellen',
    ]);
    expect((await notices('sue')).filter((line) => line.includes('Reifen'))).toEqual([]);
  });

  it('are the supervisors too, where the dealer wants it, and not any more once it is done', async () => {
    const { version, value } = (await as('ada', 'GET', '/settings/tasks')).json;
    const saved = await as('ada', 'PUT', '/settings/tasks', {
      version,
      value: { ...value, stage2Minutes: 60 },
    });
    expect(saved.status, saved.text).toBe(200);
    const taskId = await plan({ title: 'Vertrag prüfen', due: { at: '2026-10-07T13:00:00Z' } });
    await at('2026-10-07T13:00:00Z');
    await at('2026-10-07T14:00:00Z');
    await as('anna', 'POST', `/tasks/${taskId}/ending`, { outcome: 'done' });
    const mine = (lines: string[]) => lines.filter((line) => line.includes('Vertrag'));
    expect(mine(await notices('anna'))).toEqual(['taskDue Vertrag prüfen closed']);
    expect(mine(await notices('sue'))).toEqual(['taskLate Vertrag prüfen closed']);
  });
});

describe('types', () => {
  it('are renamed, hidden, added and counted by administrators', async () => {
    expect((await as('sue', 'POST', '/task-types', { name: 'Einlagerung' })).status).toBe(403);
    const added = await as('ada', 'POST', '/task-types', { name: 'Einlagerung' });
    const own = added.json.rows.at(-1);
    expect(own).toMatchObject({ key: null, name: 'Einlagerung', hidden: false, uses: 0 });
    expect((await as('ada', 'POST', '/task-types', { name: 'einlagerung ' })).json.code).toBe(
      'tasks.typeNameTaken',
    );
    await plan({ taskTypeId: own.taskTypeId, due: { on: '2026-10-09' } });
    const change = (body: unknown, id = own.taskTypeId) => as('ada', 'PATCH', `/task-types/${id}`, body);
    expect((await change({ hidden: true })).json.rows.at(-1)).toMatchObject({ hidden: true, uses: 1 });
    const refused = await as('anna', 'POST', '/tasks', {
      taskTypeId: own.taskTypeId,
      due: { on: '2026-10-09' },
    });
    expect(refused.json.code).toBe('tasks.unknownType');
    expect((await change({ name: null })).json.code).toBe('tasks.typeNeedsName');
    const general = added.json.rows.find(({ key }: { key: string }) => key === 'general').taskTypeId;
    expect((await change({ hidden: true }, general)).json.code).toBe('tasks.lastType');
    expect((await change({ name: 'Notiz' }, general)).status).toBe(200);
  });
});

describe('open work', () => {
  it('goes to the successor of who leaves', async () => {
    const taskId = await plan({ title: 'Bleibt liegen', assigneeId: ids.ben, due: { on: '2026-10-12' } });
    const gone = await as('ada', 'PATCH', `/users/${ids.ben}`, { active: false, handOverTo: ids.sue });
    expect(gone.status, gone.text).toBe(200);
    const { task, history } = await read(taskId);
    expect(task.assignee?.name).toBe('sue');
    expect(history[0]).toMatchObject({
      kind: 'assigned',
      details: { from: 'ben', to: 'sue', because: 'deactivated' },
    });
  });

  it('is late by the new hours when the hours change', async () => {
    const taskId = await plan({ title: 'Neue Zeiten', due: { on: '2026-10-13' } });
    const { version, value } = (await as('ada', 'GET', '/settings/hours')).json;
    const weekly = { ...value.weekly, tue: [['08:00', '20:00']] };
    await as('ada', 'PUT', '/settings/hours', { version, value: { ...value, weekly } });
    expect((await read(taskId)).task.due).toMatchObject({
      yellowFrom: '2026-10-13T06:00:00Z',
      at: '2026-10-13T18:00:00Z',
    });
  });
});

describe('rules', () => {
  it('make a task for each lease that ends, once, for who looked after the customer', async () => {
    const rule = await leaseRule();
    await desk.in(dealerId, async ({ db, now }) => {
      const contact = (id: string, name: string, user: string | null) =>
        db
          .insertInto('contact')
          .values({
            dealer_id: dealerId,
            contact_id: id,
            kind: 'person',
            name,
            assigned_user_id: user,
            created_at: now,
          })
          .execute();
      await contact(uuid(1), 'Lea Lang', ids.anna);
      await contact(uuid(2), 'Kurt Kurz', ids.ben);
      for (const [n, on] of [['2027-04-20'], ['2027-04-21'], ['2029-01-01']].entries()) {
        await db
          .insertInto('car')
          .values({
            dealer_id: dealerId,
            car_id: uuid(10 + n),
            make: 'VW',
            model: 'Golf',
            plate: `GW ${n}`,
            created_at: now,
            changed_at: now,
          })
          .execute();
        await db
          .insertInto('car_owner')
          .values({
            dealer_id: dealerId,
            owner_id: uuid(20 + n),
            car_id: uuid(10 + n),
            contact_id: uuid(1 + (n % 2)),
            noted_at: now,
          })
          .execute();
        await db
          .insertInto('car_date')
          .values({
            dealer_id: dealerId,
            car_id: uuid(10 + n),
            kind: 'leaseEnd',
            on_date: on[0] ?? '',
            source: 'hand',
            noted_at: now,
          } as never)
          .execute();
      }
    });
    const preview = await as('ada', 'POST', '/task-rules/preview', { rule });
    expect(preview.json).toMatchObject({
      soon: 2,
      year: 2,
      examples: [
        { contact: 'Lea Lang', car: 'VW Golf GW 0', occasionOn: '2027-04-20', dueOn: '2026-10-20' },
        { contact: 'Kurt Kurz', dueOn: '2026-10-21' },
      ],
    });
    for (const ruleId of [uuid(30), uuid(31)]) {
      const { version, value } = (await as('ada', 'GET', '/settings/tasks')).json;
      const saved = await as('ada', 'PUT', '/settings/tasks', {
        version,
        value: { ...value, rules: [{ ...rule, ruleId }] },
      });
      expect(saved.status, saved.text).toBe(200);
      await at('2026-10-09T02:00:00Z');
    }
    await at('2026-10-10T02:00:00Z');
    const made = await list('q=leasing');
    expect(
      made.map(({ contact, assignee, due, car, fromRule }) => [
        contact?.name,
        assignee?.name,
        due.on,
        car?.name,
        fromRule,
      ]),
    ).toEqual([
      ['Lea Lang', 'anna', '2026-10-20', 'VW Golf GW 0', true],
      ['Kurt Kurz', 'sue', '2026-10-21', 'VW Golf GW 1', true],
    ]);
  });

  it('know birthdays, also of who was born on 29 February', async () => {
    await desk.in(dealerId, ({ db }) =>
      db
        .updateTable('contact')
        .set({ birthday: Temporal.PlainDate.from('1984-02-29') })
        .where('contact_id', '=', uuid(1))
        .execute(),
    );
    const rule = { ...(await leaseRule()), occasion: 'birthday', before: { count: 1, unit: 'days' } };
    const preview = await as('ada', 'POST', '/task-rules/preview', { rule });
    expect(preview.json).toEqual({
      soon: 0,
      year: 1,
      examples: [{ contact: 'Lea Lang', car: null, occasionOn: '2027-02-28', dueOn: '2027-02-27' }],
    });
  });

  it('are not saved for nobody', async () => {
    const rule = { ...(await leaseRule()), assignTo: 'person', userId: null };
    const { version, value } = (await as('ada', 'GET', '/settings/tasks')).json;
    const save = await as('ada', 'PUT', '/settings/tasks', { version, value: { ...value, rules: [rule] } });
    expect([save.status, save.json.code, save.json.field]).toEqual([
      422,
      'tasks.ruleNeedsPerson',
      'value.rules.0.userId',
    ]);
  });

  async function leaseRule() {
    const { rows } = (await as('ada', 'GET', '/task-types')).json;
    return {
      ruleId: uuid(30),
      active: true,
      occasion: 'leaseEnd',
      before: { count: 6, unit: 'months' },
      taskTypeId: rows.find(({ key }: { key: string }) => key === 'leaseEnd').taskTypeId,
      title: 'Leasing läuft aus',
      assignTo: 'lastSalesperson',
      userId: ids.sue,
    };
  }
  const uuid = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
});

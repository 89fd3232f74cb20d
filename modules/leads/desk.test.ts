import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { kindsOf, openLeadDesk } from '../../test/world/lead-desk.ts';
import { readSettings, writeSettings } from '../dealers/index.ts';

const { desk, dealerId, ids, as, newLead, read, upload, close, now, inHours } = await openLeadDesk();
afterAll(close);

const key = await desk.apiKey(dealerId);

describe('creating', () => {
  it('makes a lead with assignee, due and history', async () => {
    const lead = await read(await newLead({ subject: 'Frage zum Golf', comment: 'Noch da?' }));
    expect(lead.lead).toMatchObject({
      subject: 'Frage zum Golf',
      state: 'open',
      assignee: { userId: ids.anna, name: 'anna' },
      unread: true,
      answered: false,
      source: { name: 'webForm' },
      due: { kind: 'response' },
    });
    expect(lead.comment).toBe('Noch da?');
    expect(lead.may).toEqual({
      answer: true,
      note: true,
      handOver: true,
      moveDue: true,
      close: true,
      reopen: false,
    });
    expect(kindsOf(lead)).toContain('arrived');
  });

  it('is done once for one idempotency key', async () => {
    const body = { customer: { name: 'Einmal Nur' }, channel: 'phone' };
    const headers = { 'idempotency-key': 'once-1' };
    const [first, second] = [
      await as('anna', 'POST', '/leads', body, { headers }),
      await as('anna', 'POST', '/leads', body, { headers }),
    ];
    expect(second.json).toEqual(first.json);
    const other = await as('anna', 'POST', '/leads', { ...body, subject: 'x' }, { headers });
    expect(other.status).toBe(409);
  });

  it('takes ADF from a system', async () => {
    const adf = `<?xml version="1.0"?><?adf version="1.0"?><adf><prospect><requestdate>2026-03-10T10:00:00+01:00</requestdate>
      <vehicle><year>2021</year><make>Skoda</make><model>Fabia</model></vehicle><customer><contact><name part="full">Petra Lind</name>
      <email>petra.lind@post.example</email></contact></customer></prospect></adf>`;
    const post = () =>
      desk.app.fastify.inject({
        method: 'POST',
        url: '/api/v1/dealers/north/leads',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/xml' },
        payload: adf,
      });
    const made = (await post()).json();
    expect(made).toMatchObject({ outcome: 'created', leadIds: [expect.any(String)] });
    expect((await post()).json().leadIds).toEqual(made.leadIds);
    const lead = await read(made.leadIds[0]);
    expect(lead.lead).toMatchObject({ customer: 'Petra Lind', vehicle: { title: 'Skoda Fabia' } });
  });

  it('says what is missing', async () => {
    const answer = await as('anna', 'POST', '/leads', { customer: {} });
    expect(answer).toMatchObject({ status: 422, json: { code: 'leads.noCustomer', field: 'customer' } });
  });
});

describe('answering', () => {
  it('sends a letter, ends the waiting and sets the follow-up', async () => {
    const leadId = await newLead({ subject: 'Frage zum Polo' });
    const answer = await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Ja, er ist da.' });
    expect(answer.status, answer.text).toBe(201);
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: false, answered: true, due: { kind: 'followUp' } });
    expect(lead.lead.due && lead.lead.due.at > now()).toBe(true);
    // the letter still waits in the outbox
    expect(lead.responseFigures).toEqual({ firstTouchAt: now(), firstMessageAt: null, firstTwoWayAt: null });
    const letter = lead.letters.find(({ letterId }) => letterId === answer.json.letterId);
    expect(letter).toMatchObject({
      direction: 'out',
      kind: 'answer',
      subject: 'Re: Frage zum Polo',
      text: 'Ja, er ist da.',
      to: lead.answerTo,
      author: 'anna',
      delivery: { state: 'waiting' },
    });
    expect(letter?.from).toContain('anna · Autohaus north');
    expect(kindsOf(lead)[0]).toBe('answered');
  });

  it('takes the chosen follow-up, subject and attachments', async () => {
    const leadId = await newLead();
    const uploadId = await upload('preis.pdf');
    const followUpAt = inHours(30);
    await as('anna', 'POST', `/leads/${leadId}/answers`, {
      text: 'Anbei.',
      subject: 'Ihr Angebot',
      attachments: [uploadId],
      followUpAt,
    });
    const lead = await read(leadId);
    expect(lead.lead.due).toMatchObject({ kind: 'followUp', at: followUpAt });
    expect(lead.letters.at(-1)).toMatchObject({
      subject: 'Ihr Angebot',
      attachments: [{ name: 'preis.pdf', size: 3 }],
    });
  });

  it.each([
    ['a follow-up in the past', () => ({ text: 'x', followUpAt: now() }), 422, 'leads.followUpInPast'],
    [
      'an upload that is not there',
      () => ({ text: 'x', attachments: [newId(desk.clock.now())] }),
      422,
      'mail.uploadMissing',
    ],
    ['nothing', () => ({ text: '' }), 422, 'http.invalid'],
  ])('refuses %s and keeps nothing', async (_, body, status, code) => {
    const leadId = await newLead();
    const before = await read(leadId);
    const answer = await as('anna', 'POST', `/leads/${leadId}/answers`, body());
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(await read(leadId)).toEqual({ ...before, now: now() });
  });

  it('needs an address', async () => {
    const leadId = await newLead({ customer: { name: 'Ohne Post', phone: '0171 5550199' } });
    const answer = await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Hallo' });
    expect([answer.status, answer.json.code]).toEqual([409, 'leads.noAddress']);
  });

  it('sends once for one idempotency key', async () => {
    const leadId = await newLead();
    const more = { headers: { 'idempotency-key': 'answer-1' } };
    const first = await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Hallo' }, more);
    const second = await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Hallo' }, more);
    expect(second.json).toEqual(first.json);
    const { letters } = await read(leadId);
    expect(letters.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  it('counts a held letter as an answer, and not as a message', async () => {
    const change = (sendEmails: boolean, version: number) =>
      desk.in(dealerId, (tx) =>
        writeSettings(tx, 'mail', {
          version,
          value: { sendEmails, automaticReply: false, fromName: null, footer: '', unassignedNoticeTo: null },
        }),
      );
    const version = await change(false, 0);
    const leadId = await newLead();
    await as('anna', 'POST', `/leads/${leadId}/answers`, { text: 'Hallo' });
    const lead = await read(leadId);
    expect(lead.letters.at(-1)?.delivery?.state).toBe('held');
    expect(lead.responseFigures).toEqual({ firstTouchAt: now(), firstMessageAt: null, firstTwoWayAt: null });
    expect(lead.lead).toMatchObject({ unread: false, due: { kind: 'followUp' } });
    await change(true, version);
  });
});

describe('notes and calls', () => {
  it('a note touches, answers nobody and leaves the due', async () => {
    const leadId = await newLead();
    const before = await read(leadId);
    await as('anna', 'POST', `/leads/${leadId}/notes`, { text: 'Ruft Freitag zurück' });
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: true, answered: false, due: before.lead.due });
    expect(lead.responseFigures).toEqual({ firstTouchAt: now(), firstMessageAt: null, firstTwoWayAt: null });
    expect(lead.history[0]).toMatchObject({ kind: 'noted', text: 'Ruft Freitag zurück', actor: 'anna' });
  });

  it('a note with a moment moves the due', async () => {
    const leadId = await newLead();
    const followUpAt = inHours(50);
    await as('anna', 'POST', `/leads/${leadId}/notes`, { text: 'Später', followUpAt });
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: true, due: { at: followUpAt, kind: 'response' } });
  });

  it('a call that reached answers', async () => {
    const leadId = await newLead();
    await as('anna', 'POST', `/leads/${leadId}/calls`, { reached: true, text: 'Will Probe fahren' });
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: false, due: { kind: 'followUp' } });
    expect(lead.responseFigures).toEqual({ firstTouchAt: now(), firstMessageAt: null, firstTwoWayAt: now() });
    expect(lead.history[0]).toMatchObject({ kind: 'called', details: { reached: true } });
  });

  it('an attempt answers only where the settings say so', async () => {
    const leadId = await newLead();
    await as('anna', 'POST', `/leads/${leadId}/calls`, { reached: false });
    expect((await read(leadId)).lead).toMatchObject({ unread: true, due: { kind: 'response' } });
    const { value } = await desk.in(dealerId, (tx) => readSettings(tx, 'escalation'));
    const version = await desk.in(dealerId, (tx) =>
      writeSettings(tx, 'escalation', { version: 0, value: { ...value, attemptedCallCounts: true } }),
    );
    await as('anna', 'POST', `/leads/${leadId}/calls`, { reached: false });
    const lead = await read(leadId);
    expect(lead.lead).toMatchObject({ unread: false, due: { kind: 'followUp' } });
    expect(lead.responseFigures.firstTwoWayAt).toBeNull();
    await desk.in(dealerId, (tx) => writeSettings(tx, 'escalation', { version, value }));
  });
});

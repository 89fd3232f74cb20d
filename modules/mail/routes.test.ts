import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { buildHttp, type DealerActor, type Gate, type HttpApp } from '../../platform/http/index.ts';
import { leadDomain, type MailWorld, mailOf, openMailWorld } from '../../test/world/mail-world.ts';
import { lettersOfThread, openThread, recordIncomingLetter, routes, sendLetter, storeRaw } from './index.ts';

const me = newId(systemClock.now());

/** The session says who it is: `supervisor`, `salesperson`, `operator`; everybody works at each dealer. */
const gate: Gate = {
  findDealerId: async (tx, key) =>
    (await tx.db.selectFrom('dealer').select('dealer_id').where('key', '=', key).executeTakeFirst())
      ?.dealer_id ?? null,
  admit: async (_, credentials) => {
    if (credentials.kind !== 'session') return null;
    const workInbox = credentials.token !== 'salesperson';
    const actor: DealerActor = {
      kind: 'user',
      userId: me,
      name: 'Ada',
      role: 'supervisor',
      operator: false,
      rights: { workInbox, seeAllLeads: true } as DealerActor['rights'],
    };
    return actor;
  },
  signedIn: async (_, token) => ({ userId: me, name: 'Ada', operator: token === 'operator' }),
};

let world: MailWorld;
let app: HttpApp;
beforeAll(async () => {
  world = await openMailWorld();
  await world.rows(
    "insert into user_account (user_id, email, name, language, created_at) values ($1, 'ada@x.example', 'Ada', 'de', now())",
    [me],
  );
  app = await buildHttp({
    database: world.database,
    gate,
    log: pino({ level: 'silent' }),
    publicUrl: 'http://desk.example',
    liveConnection: null,
    webFolder: null,
    version: '1.0.0',
  });
  routes(app, { onFailed: ({ error }) => world.failed.push(error) });
  await app.fastify.ready();
});
afterAll(async () => {
  await app.fastify.close();
  await world.close();
});
beforeEach(() => {
  world.told.length = 0;
});

async function ask(
  method: 'GET' | 'POST',
  path: string,
  more: { as?: string; body?: Buffer | object; headers?: Record<string, string> } = {},
) {
  const response = await app.fastify.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      cookie: `forecourt=${more.as ?? 'supervisor'}`,
      'sec-fetch-site': 'same-origin',
      ...more.headers,
    },
    ...(more.body === undefined ? {} : { payload: more.body }),
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    body: response.body,
    json: () => response.json(),
  };
}

async function inInbox(message: string, to = `north@${leadDomain}`): Promise<string> {
  world.clock.moveTo(world.clock.now().add({ seconds: 1 }));
  await world.deliver(message, [to]);
  await world.read();
  const [row] = await world.rows<{ raw_id: string }>(
    'select raw_id from reading order by received_at desc limit 1',
  );
  return row?.raw_id ?? '';
}

const automatic = (subject: string) => mailOf({ 'Auto-Submitted': 'auto-replied', Subject: subject });

describe('the inbox', () => {
  it('lists what became no lead, newest first, page by page, and only this dealer’s', async () => {
    for (const number of [1, 2, 3]) await inInbox(automatic(`Abwesend ${number}`));
    await inInbox(automatic('Abwesend im Süden'), `south@${leadDomain}`);
    const first = (await ask('GET', '/dealers/north/inbox?limit=2')).json();
    expect(first.rows.map((row: { subject: string }) => row.subject)).toEqual(['Abwesend 3', 'Abwesend 2']);
    const second = (await ask('GET', `/dealers/north/inbox?limit=2&after=${first.next}`)).json();
    expect(second).toMatchObject({
      rows: [{ subject: 'Abwesend 1', reason: 'automatic', channel: 'smtp' }],
      next: null,
    });
    expect((await ask('GET', '/dealers/north/inbox?after=bm90aGluZw')).status).toBe(422);
  });

  it('is for those who work it', async () => {
    const rawId = await inInbox(automatic('Abwesend'));
    for (const path of ['', `/${rawId}`]) {
      expect((await ask('GET', `/dealers/north/inbox${path}`, { as: 'salesperson' })).status).toBe(403);
    }
    expect((await ask('GET', `/dealers/south/inbox/${rawId}`)).status).toBe(404);
  });

  it('shows a message and suggests its sender', async () => {
    const rawId = await inInbox(
      mailOf({ 'Auto-Submitted': 'auto-replied', Subject: 'Abwesend' }, 'Ich bin im Urlaub.'),
    );
    const detail = (await ask('GET', `/dealers/north/inbox/${rawId}`)).json();
    expect(detail).toMatchObject({
      row: { reason: 'automatic', from: 'Sabine Köhler <sabine@mail.example>' },
      text: 'Ich bin im Urlaub.',
      suggestion: { name: 'Sabine Köhler', email: 'sabine@mail.example', comment: 'Ich bin im Urlaub.' },
    });
  });

  it('lets a person make a lead of a message, once', async () => {
    const rawId = await inInbox(automatic('Abwesend'));
    const outcome = await ask('POST', `/dealers/north/inbox/${rawId}/lead`, {
      body: { name: 'Jan de Vries', phone: '0621 1234567', comment: 'Will den Golf.' },
    });
    expect(outcome.json()).toMatchObject({ outcome: 'created', leadIds: [expect.any(String)] });
    const [told] = world.told;
    expect(told?.name === 'mail.enquiryRead' && told.fact).toMatchObject({
      rawId,
      reader: 'byHand',
      mayAutoReply: false,
      leads: [
        {
          customer: { full: 'Jan de Vries' },
          comments: 'Will den Golf.',
          phones: [{ e164: '+496211234567' }],
        },
      ],
    });
    expect((await ask('POST', `/dealers/north/inbox/${rawId}/lead`, { body: {} })).status).toBe(404);
    const [row] = await world.rows('select state, handled_by from reading where raw_id = $1', [rawId]);
    expect(row).toEqual({ state: 'letter', handled_by: me });
  });

  it('asks for a way to reach the customer', async () => {
    const rawId = await inInbox(mailOf({ From: 'noreply@shop.example', 'Auto-Submitted': 'auto-replied' }));
    const nobody = await ask('POST', `/dealers/north/inbox/${rawId}/lead`, { body: { name: 'Jan' } });
    expect(nobody.json()).toMatchObject({ code: 'mail.noCustomer', field: 'email' });
    const odd = await ask('POST', `/dealers/north/inbox/${rawId}/lead`, { body: { email: 'jan' } });
    expect(odd.json()).toMatchObject({ code: 'mail.invalidAddress', field: 'email' });
  });

  it('puts a message aside and keeps it', async () => {
    const rawId = await inInbox(automatic('Abwesend'));
    expect((await ask('POST', `/dealers/north/inbox/${rawId}/discarding`, { body: {} })).json()).toEqual({
      outcome: 'discarded',
      leadIds: [],
    });
    const { rows } = (await ask('GET', '/dealers/north/inbox')).json();
    expect(rows.some((row: { rawId: string }) => row.rawId === rawId)).toBe(false);
    expect(await world.rows('select 1 from raw_message where raw_id = $1', [rawId])).toHaveLength(1);
  });

  it('reads a message again', async () => {
    const rawId = await inInbox(automatic('Abwesend'));
    expect((await ask('POST', `/dealers/north/inbox/${rawId}/reading`)).json()).toEqual({
      outcome: 'unassigned',
      leadIds: [],
    });
    // As if it had been put aside before a reader learnt to read it.
    await world.rows(`update reading set state = 'unassigned', reason = 'noReader' where raw_id = $1`, [
      (await world.rows<{ raw_id: string }>('select raw_id from letter where raw_id is not null limit 1'))[0]
        ?.raw_id,
    ]);
    const again = await inInbox(mailOf());
    await world.rows(`update reading set state = 'unassigned' where raw_id = $1`, [again]);
    expect((await ask('POST', `/dealers/north/inbox/${again}/reading`)).json()).toMatchObject({
      outcome: 'created',
    });
  });
});

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

function form(name: string, type: string, bytes: Buffer) {
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=xx' },
    body: Buffer.concat([
      Buffer.from(
        `--xx\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n--xx--\r\n'),
    ]),
  };
}

describe('files', () => {
  it('are uploaded, go out with an answer once, and can be downloaded from it', async () => {
    const upload = (await ask('POST', '/dealers/north/uploads', form('Exposé.png', 'text/html', png))).json();
    expect(upload).toMatchObject({ name: 'Exposé.png', contentType: 'image/png', size: png.length });
    const letter = (threadId: string) => ({
      threadId,
      kind: 'answer' as const,
      to: 'a@b.example',
      subject: 'x',
      text: 'y',
      authorId: me,
      uploads: [upload.uploadId],
    });
    const { threadId } = await world.as(world.north, async (tx) => {
      const thread = await openThread(tx);
      await sendLetter(tx, letter(thread.threadId));
      return thread;
    });
    const [shown] = await world.as(world.north, (tx) => lettersOfThread(tx, threadId));
    expect(shown).toMatchObject({
      author: 'Ada',
      delivery: { state: 'waiting' },
      from: `Autohaus Nord <north@${leadDomain}>`,
    });
    const url = (shown?.attachments[0]?.url ?? '').replace('/api/v1', '');
    const file = await ask('GET', url);
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="Expos_.png"; filename\*=UTF-8''Expos%C3%A9.png/,
    );
    expect(file.headers['x-content-type-options']).toBe('nosniff');
    expect((await ask('GET', url.replace('north', 'south'))).status).toBe(404);
    await expect(world.as(world.north, (tx) => sendLetter(tx, letter(threadId)))).rejects.toMatchObject({
      refusal: { code: 'mail.uploadMissing' },
    });
    await world.rows('delete from caught_letter');
    await world.sender().drain();
    const [caught] = (await ask('GET', '/catcher/letters', { as: 'operator' })).json().rows;
    const detail = (await ask('GET', `/catcher/letters/${caught.letterId}`, { as: 'operator' })).json();
    expect(detail.attachments).toEqual([{ name: 'Exposé.png', contentType: 'image/png', size: png.length }]);
  });

  it.each([
    ['../../etc/passwd', 'text/plain', Buffer.from('x'), 'passwd', 'text/plain'],
    ['a.svg', 'image/svg+xml', Buffer.from('<svg/>'), 'a.svg', 'application/octet-stream'],
    ['a.pdf', 'application/pdf', Buffer.from('<html>'), 'a.pdf', 'application/octet-stream'],
    ['a.pdf', 'application/octet-stream', Buffer.from('%PDF-1.7'), 'a.pdf', 'application/pdf'],
  ])('named %s and called %s are kept as what they are', async (name, type, bytes, kept, contentType) => {
    const upload = (await ask('POST', '/dealers/north/uploads', form(name, type, bytes))).json();
    expect(upload).toMatchObject({ name: kept, contentType });
  });
});

describe("a letter's HTML", () => {
  it('is a page without scripts, with the pictures that came with it', async () => {
    const raw = mailOf(
      { 'Content-Type': 'multipart/related; boundary=b' },
      [
        '--b\nContent-Type: text/html\n\n<p onclick="x()">Hallo<script>alert(1)</script> <img src="cid:logo@x"> <img src="cid:gone"> <img src="https://t.example/pixel.png"></p>\n',
        `--b\nContent-Type: image/png\nContent-ID: <logo@x>\nContent-Transfer-Encoding: base64\n\n${png.toString('base64')}\n`,
        '--b--',
      ].join('\n'),
    );
    const letterId = await world.as(world.north, async (tx) => {
      const { threadId } = await openThread(tx);
      const { rawId } = await storeRaw(tx, {
        bytes: Buffer.from(raw),
        channel: 'smtp',
        envelopeFrom: 'a@b.example',
        envelopeTo: `north@${leadDomain}`,
        reading: false,
      });
      return recordIncomingLetter(tx, { threadId, rawId, kind: 'reply', at: tx.now });
    });
    const page = await ask('GET', `/dealers/north/letters/${letterId}/html`);
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    expect(page.body).toContain(`<img src="data:image/png;base64,${png.toString('base64')}" />`);
    expect(page.body).not.toMatch(/script|onclick| src="(?!data:)/);
    expect((await ask('GET', `/dealers/south/letters/${letterId}/html`)).status).toBe(404);
  });
});

describe('the catcher', () => {
  it('is for operators, page by page', async () => {
    await world.rows('delete from caught_letter');
    await world.as(world.north, async (tx) => {
      const { threadId } = await openThread(tx);
      for (const text of ['eins', 'zwei', 'drei']) {
        await sendLetter(tx, {
          threadId,
          kind: 'automaticReply',
          to: 'Jan <jan@x.example>',
          subject: text,
          text,
          html: `<p>${text}</p>`,
          authorId: null,
        });
      }
    });
    await world.sender().drain();
    expect((await ask('GET', '/catcher/letters')).status).toBe(403);
    const first = (await ask('GET', '/catcher/letters?limit=2', { as: 'operator' })).json();
    const second = (
      await ask('GET', `/catcher/letters?limit=2&after=${first.next}`, { as: 'operator' })
    ).json();
    expect([...first.rows, ...second.rows].map((row: { subject: string }) => row.subject).sort()).toEqual([
      'drei',
      'eins',
      'zwei',
    ]);
    const letter = (
      await ask('GET', `/catcher/letters/${first.rows[0].letterId}`, { as: 'operator' })
    ).json();
    expect(letter).toMatchObject({
      to: '"Jan" <jan@x.example>',
      replyTo: expect.stringMatching(/^Autohaus Nord <north\+[a-z2-7]{16}@leads\.example>$/),
      html: expect.stringContaining('<p>'),
    });
    expect(letter.headers).toContainEqual({ name: 'auto-submitted', value: 'auto-replied' });
  });
});

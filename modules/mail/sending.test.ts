import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smtpTransport } from '../../platform/outbox/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import { leadDomain, type MailWorld, mailOf, openMailWorld } from '../../test/world/mail-world.ts';
import { openThread, recordIncomingLetter, sendLetter, sendNotice, storeRaw } from './index.ts';
import { type ParsedMail, parseMail } from './rules/index.ts';
import { countHeld } from './store/held.ts';
import { settleHeld } from './use-cases/release-held.ts';

/** Another machine that takes mail, and says what the test wants. */
interface Sink {
  readonly url: string;
  readonly taken: { envelopeFrom: string; to: string; mail: ParsedMail }[];
  /** Answers to the next recipients and messages; empty: all is taken. */
  readonly refuse: { at: 'MAIL' | 'RCPT' | 'DATA'; code: number }[];
  close(): Promise<void>;
}

let world: MailWorld;
let sink: Sink;
beforeAll(async () => {
  world = await openMailWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.told.length = 0;
  world.failed.length = 0;
  sink = await openSink();
});
afterEach(() => sink.close());

const letter = { kind: 'answer' as const, to: 'Sabine Köhler <sabine@mail.example>', authorId: null };

async function write(more: Partial<Parameters<typeof sendLetter>[1]> = {}) {
  return world.as(world.north, async (tx) => {
    const { threadId, token } = await openThread(tx);
    const letterId = await sendLetter(tx, { ...letter, threadId, subject: 'Re: Golf', text: 'Ja.', ...more });
    return { threadId, token, letterId };
  });
}

async function stateOf(letterId: string): Promise<{ state: string; problem: string | null } | undefined> {
  const [row] = await world.rows<{ state: string; problem: string | null }>(
    'select state, problem from delivery where letter_id = $1',
    [letterId],
  );
  return row;
}

async function drain(): Promise<number> {
  const sender = world.sender(smtpTransport(sink.url));
  const attempts = await sender.drain();
  await sender.stop();
  return attempts;
}

describe('a letter', () => {
  it('goes from the dealer, answers come back to its thread', async () => {
    const { letterId, token } = await write({ fromName: 'Anna "Vogt"\r\nBcc: x@y.example' });
    expect(await stateOf(letterId)).toMatchObject({ state: 'waiting' });
    expect(await drain()).toBe(1);
    expect(await stateOf(letterId)).toEqual({ state: 'sent', problem: null });
    const [sent] = sink.taken;
    expect(sent).toMatchObject({ envelopeFrom: `north+${token}@${leadDomain}`, to: 'sabine@mail.example' });
    expect(sent?.mail.from).toEqual({ name: 'Anna Vogt Bcc: x@y.example', address: `north@${leadDomain}` });
    expect(sent?.mail.headers.has('bcc')).toBe(false);
    expect(sent?.mail.replyTo).toEqual([{ name: 'Autohaus Nord', address: `north+${token}@${leadDomain}` }]);
    expect(sent?.mail.messageId).toMatch(new RegExp(`^[a-z2-7]{16}\\.${token}@${leadDomain}$`));
    expect(sent?.mail.headers.has('auto-submitted')).toBe(false);
  });

  it('stands below the letter that it answers', async () => {
    const { threadId } = await write();
    await world.as(world.north, async (tx) => {
      const { rawId } = await incoming(tx, '<question-1@mail.example>');
      await recordIncomingLetter(tx, { threadId, rawId, kind: 'reply', at: tx.now.add({ seconds: 1 }) });
      await sendLetter(tx, { ...letter, threadId, subject: 'Re: Golf', text: 'Gern.' });
    });
    await drain();
    const answer = sink.taken.find(({ mail }) => mail.inReplyTo === 'question-1@mail.example')?.mail;
    expect(answer?.references).toHaveLength(2);
    expect(answer?.references.at(-1)).toBe('question-1@mail.example');
  });

  it('of a program says so', async () => {
    await write({ kind: 'automaticReply', html: '<p>Ja.</p>', language: 'de' });
    await drain();
    const [sent] = sink.taken;
    expect(sent?.mail.autoSubmitted).toBe('auto-replied');
    expect(sent?.mail.headers.raw('x-auto-response-suppress')).toBe('All');
    expect(sent?.mail.headers.raw('content-language')).toBe('de');
    expect([sent?.mail.text?.trim(), sent?.mail.html?.trim()]).toEqual(['Ja.', '<p>Ja.</p>']);
  });

  it('is held while the dealer sends nothing; notices go', async () => {
    const held = await world.as(world.south, async (tx) => {
      await tx.db
        .insertInto('dealer_setting')
        .values({
          dealer_id: world.south,
          area: 'mail',
          version: 1,
          value: JSON.stringify({ sendEmails: false }),
          changed_at: tx.now,
        })
        .execute();
      const { threadId } = await openThread(tx);
      await sendNotice(tx, { to: 'user@south.example', subject: 'Einladung', text: 'Hallo.' });
      return sendLetter(tx, { ...letter, threadId, subject: 'Re: Golf', text: 'Ja.' });
    });
    expect(await stateOf(held)).toMatchObject({ state: 'held' });
    await world.database.inInstallation((tx) =>
      sendNotice(tx, { to: 'operator@x.example', subject: 'Reset', text: 'Hallo.' }),
    );
    expect(await drain()).toBe(2);
    expect(sink.taken.map(({ to }) => to).sort()).toEqual(['operator@x.example', 'user@south.example']);
    expect(sink.taken[0]?.mail.autoSubmitted).toBe('auto-generated');

    await expect(world.as(world.south, (tx) => settleHeld(tx, 'send'))).rejects.toThrow('mail.sendingOff');
    expect(await world.as(world.south, countHeld)).toBe(1);
    await world.as(world.south, async (tx) => {
      await tx.db.deleteFrom('dealer_setting').where('dealer_id', '=', world.south).execute();
      await settleHeld(tx, 'send');
    });
    expect(await drain()).toBe(1);
    expect(sink.taken.at(-1)?.mail.subject).toBe('Re: Golf');
    expect(await stateOf(held)).toMatchObject({ state: 'sent' });
  });

  it('is dropped for good when that is chosen', async () => {
    const held = await world.as(world.south, async (tx) => {
      await tx.db
        .insertInto('dealer_setting')
        .values({
          dealer_id: world.south,
          area: 'mail',
          version: 1,
          value: JSON.stringify({ sendEmails: false }),
          changed_at: tx.now,
        })
        .execute();
      const { threadId } = await openThread(tx);
      return sendLetter(tx, { ...letter, threadId, subject: 'Re: Golf', text: 'Ja.' });
    });
    await world.as(world.south, (tx) => settleHeld(tx, 'drop'));
    expect(await drain()).toBe(0);
    expect(await stateOf(held)).toMatchObject({ state: 'dropped' });
    await world.as(world.south, (tx) =>
      tx.db.deleteFrom('dealer_setting').where('dealer_id', '=', world.south).execute(),
    );
  });

  it.each(['nobody', 'a@b@c', 'x <y>', '', 'a b@c.example', 'a@b.example\r\nRCPT TO:<c@d.example>'])(
    'to "%s" is refused',
    async (to) => {
      await expect(write({ to })).rejects.toMatchObject({ refusal: { code: 'mail.invalidAddress' } });
    },
  );
});

describe('an attempt that fails', () => {
  it('for now is made again, later each time, with the same Message-ID and bytes', async () => {
    const { letterId } = await write();
    sink.refuse.push({ at: 'RCPT', code: 451 }, { at: 'DATA', code: 452 });
    expect(await drain()).toBe(1);
    expect(await stateOf(letterId)).toMatchObject({
      state: 'waiting',
      problem: expect.stringContaining('451'),
    });
    expect(await drain()).toBe(0);
    world.clock.moveTo(world.clock.now().add({ minutes: 1 }));
    expect(await drain()).toBe(1);
    world.clock.moveTo(world.clock.now().add({ minutes: 1 }));
    expect(await drain()).toBe(0);
    world.clock.moveTo(world.clock.now().add({ minutes: 1 }));
    expect(await drain()).toBe(1);
    expect(await stateOf(letterId)).toEqual({ state: 'sent', problem: null });
    expect(sink.taken).toHaveLength(1);
  });

  it('because the address is dead is the last, and is told', async () => {
    const { threadId, letterId } = await write();
    sink.refuse.push({ at: 'RCPT', code: 550 });
    await drain();
    expect(await stateOf(letterId)).toMatchObject({ state: 'failed' });
    expect(world.told).toMatchObject([{ name: 'mail.deliveryFailed', fact: { threadId, letterId } }]);
    world.clock.moveTo(world.clock.now().add({ hours: 100 }));
    expect(await drain()).toBe(0);
  });

  it('because we are not let in is made again, and the operator is told', async () => {
    const { letterId } = await write();
    sink.refuse.push({ at: 'MAIL', code: 530 });
    await drain();
    expect(await stateOf(letterId)).toMatchObject({ state: 'waiting' });
    expect(world.failed).toHaveLength(1);
    expect(world.told).toEqual([]);
    world.clock.moveTo(world.clock.now().add({ minutes: 2 }));
    expect(await drain()).toBe(1);
    expect(await stateOf(letterId)).toMatchObject({ state: 'sent' });
  });

  it('for three days is given up', async () => {
    const { letterId } = await write();
    await sink.close();
    let attempts = 0;
    for (let hours = 0; hours < 80; hours++) {
      attempts += await drain();
      world.clock.moveTo(world.clock.now().add({ hours: 1 }));
    }
    expect(attempts).toBeGreaterThan(15);
    expect(attempts).toBeLessThan(30);
    expect(await stateOf(letterId)).toMatchObject({ state: 'failed' });
    expect(world.told.map(({ name }) => name)).toEqual(['mail.deliveryFailed']);
    sink = await openSink();
  });
});

describe('a sender that is killed', () => {
  it('between sending and writing it down leaves a lease; then the message goes again with the same Message-ID', async () => {
    const { letterId } = await write();
    const dying = world.sender({
      kind: 'network',
      send: () => new Promise(() => {}),
      close: () => {},
    });
    void dying.drain();
    await expect.poll(() => stateOf(letterId)).toMatchObject({ state: 'sending' });
    expect(await drain()).toBe(0);
    const [row] = await world.rows<{ message_id: string }>(
      'select message_id from outbox where letter_id = $1',
      [letterId],
    );
    world.clock.moveTo(world.clock.now().add({ minutes: 15 }));
    expect(await drain()).toBe(1);
    expect(await stateOf(letterId)).toMatchObject({ state: 'sent' });
    expect(sink.taken.map(({ mail }) => mail.messageId)).toEqual([row?.message_id]);
  });
});

describe('several senders', () => {
  it('share the work and send each message once', async () => {
    for (let count = 0; count < 40; count++) await write();
    const attempts = await Promise.all([drain(), drain(), drain()]);
    expect(attempts.reduce((sum, one) => sum + one)).toBe(40);
    expect(new Set(sink.taken.map(({ mail }) => mail.messageId)).size).toBe(40);
    expect(sink.taken).toHaveLength(40);
  });
});

describe('the catcher', () => {
  it('keeps each message once, also with senders side by side', async () => {
    await world.rows('delete from caught_letter');
    const ids: string[] = [];
    for (let count = 0; count < 60; count++) ids.push((await write()).letterId);
    await Promise.all([world.sender().drain(), world.sender().drain()]);
    const caught = await world.rows<{ bytes: Buffer }>('select bytes from caught_letter');
    expect(caught).toHaveLength(60);
    for (const id of ids) expect(await stateOf(id)).toMatchObject({ state: 'sent' });
    const parsed = parseMail(caught[0]?.bytes ?? Buffer.alloc(0));
    expect(parsed.ok && parsed.mail.subject).toBe('Re: Golf');
  });
});

async function incoming(tx: DealerTx, messageId: string) {
  return storeRaw(tx, {
    bytes: Buffer.from(mailOf({ 'Message-ID': messageId })),
    channel: 'smtp',
    envelopeFrom: 'sabine@mail.example',
    envelopeTo: `north@${leadDomain}`,
    reading: false,
  });
}

async function openSink(): Promise<Sink> {
  const taken: Sink['taken'] = [];
  const refuse: Sink['refuse'] = [];
  const say = (at: 'MAIL' | 'RCPT' | 'DATA'): Error | null => {
    if (refuse[0]?.at !== at) return null;
    const { code } = refuse.shift() ?? { code: 450 };
    return Object.assign(new Error(`${code} no`), { responseCode: code });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onMailFrom: (_, __, callback) => callback(say('MAIL')),
    onRcptTo: (_, __, callback) => callback(say('RCPT')),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = say('DATA');
        if (refusal) return callback(refusal);
        const parsing = parseMail(Buffer.concat(chunks));
        if (!parsing.ok) return callback(new Error('unreadable'));
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          envelopeFrom: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address).join(', '),
          mail: parsing.mail,
        });
        callback(null);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuse,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const connection of server.connections) connection.close();
      }),
  };
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leadDomain, type MailWorld, mailOf, openMailWorld } from '../../test/world/mail-world.ts';
import { openThread, sendLetter } from './index.ts';

let world: MailWorld;
beforeAll(async () => {
  world = await openMailWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.told.length = 0;
  world.failed.length = 0;
  world.breakOn(null);
});

interface ReadingRow {
  raw_id: string;
  state: string;
  reason: string | null;
  reader: string | null;
  from_text: string | null;
  subject: string | null;
}

/** The newest reading. */
async function newest(): Promise<ReadingRow> {
  const [row] = await world.rows<ReadingRow>(
    'select * from reading order by received_at desc, raw_id desc limit 1',
  );
  if (!row) throw new Error('Nothing was stored');
  return row;
}

async function readOne(message: string, to?: readonly string[], from?: string): Promise<ReadingRow> {
  world.clock.moveTo(world.clock.now().add({ seconds: 60 }));
  await world.deliver(message, to, from);
  expect(await world.read()).toBe(1);
  return newest();
}

const toldNames = () => world.told.map(({ name }) => name);

/** A thread with a sent answer of ours. */
async function ourLetter(): Promise<{
  threadId: string;
  token: string;
  letterId: string;
  messageId: string;
}> {
  return world.as(world.north, async (tx) => {
    const { threadId, token } = await openThread(tx);
    const letterId = await sendLetter(tx, {
      threadId,
      kind: 'answer',
      to: 'Sabine Köhler <sabine@mail.example>',
      subject: 'Re: Golf',
      text: 'Ja, er ist noch da.',
      authorId: null,
    });
    const row = await tx.db
      .selectFrom('letter')
      .select('message_id')
      .where('letter_id', '=', letterId)
      .executeTakeFirstOrThrow();
    return { threadId, token, letterId, messageId: row.message_id ?? '' };
  });
}

async function lettersOf(
  threadId: string,
): Promise<{ kind: string; direction: string; body_text: string }[]> {
  return world.rows('select * from letter where thread_id = $1 order by letter_id', [threadId]);
}

describe('storing', () => {
  it('keeps one copy of a message that comes again with other trace headers', async () => {
    const message = mailOf();
    await world.deliver(message);
    await world.deliver(
      `Received: from a by b; Tue, 10 Mar 2026 10:00:01 +0100\nReturn-Path: <x@y.example>\n${message}`,
    );
    const rows = await world.rows('select 1 from raw_message where dealer_id = $1', [world.north]);
    expect(rows).toHaveLength(1);
    expect(await world.read()).toBe(1);
    expect(toldNames()).toEqual(['mail.enquiryRead']);
  });

  it('keeps one copy when it comes on several connections at once', async () => {
    const message = mailOf();
    const before = await world.rows('select 1 from raw_message');
    await Promise.all(Array.from({ length: 6 }, () => world.deliver(message)));
    expect(await world.rows('select 1 from raw_message')).toHaveLength(before.length + 1);
    expect(await world.read()).toBe(1);
  });

  it('keeps a copy for each dealer and reads each', async () => {
    await world.deliver(mailOf(), [`north@${leadDomain}`, `South@${leadDomain.toUpperCase()}`]);
    expect(await world.read()).toBe(2);
    expect(toldNames()).toEqual(['mail.enquiryRead', 'mail.enquiryRead']);
  });

  it.each([
    [`north@${leadDomain}`, true],
    [`NORTH+abc234@Leads.Example`, true],
    [`nobody@${leadDomain}`, false],
    ['north@elsewhere.example', false],
    [`north+@${leadDomain}`, false],
    ['north', false],
    [`north@${leadDomain}.evil.example`, false],
  ])('takes mail for %s: %s', async (address, ok) => {
    expect((await world.mailbox.accept(address)).ok).toBe(ok);
  });
});

describe('an enquiry', () => {
  it('is announced once, with who may be answered', async () => {
    const row = await readOne(mailOf());
    expect(row).toMatchObject({
      state: 'letter',
      from_text: 'Sabine Köhler <sabine@mail.example>',
      subject: 'Golf GW-2231',
    });
    const [told] = world.told;
    expect(told?.name).toBe('mail.enquiryRead');
    expect(told?.fact).toMatchObject({ rawId: row.raw_id, mayAutoReply: true, from: 'sabine@mail.example' });
  });

  it.each([
    ['an empty way back', {}, ''],
    ['a program', { 'Auto-Submitted': 'auto-generated' }, 'app@mail.example'],
    ['a sender that says so', { 'X-Auto-Response-Suppress': 'All' }, 'customer@mail.example'],
  ])('of %s is not answered by itself', async (_, headers, from) => {
    await readOne(mailOf(headers), undefined, from);
    for (const { name, fact } of world.told) {
      expect(name === 'mail.enquiryRead' && fact.mayAutoReply).toBe(false);
    }
  });

  it('keeps its files, each once by content', async () => {
    const picture = Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64');
    const part = `--b\nContent-Type: image/png; name="auto.png"\nContent-Disposition: attachment; filename="../../auto.png"\nContent-Transfer-Encoding: base64\n\n${picture}\n`;
    await readOne(
      mailOf(
        { 'Content-Type': 'multipart/mixed; boundary=b' },
        `--b\nContent-Type: text/plain\n\nDer Golf, bitte.\n${part}${part}--b--`,
      ),
    );
    const files = await world.rows<{ name: string; position: number }>(
      'select name, position from letter_file order by letter_id desc, position limit 2',
    );
    expect(files).toEqual([
      { name: 'auto.png', position: 1 },
      { name: 'auto.png', position: 2 },
    ]);
    expect(
      await world.rows("select 1 from file where sha256 = sha256('\\x89504e470d0a1a0a00'::bytea)"),
    ).toHaveLength(1);
  });
});

describe('an answer of the customer', () => {
  it.each(['the reply address', 'In-Reply-To', 'References', 'the subject'])(
    'finds its thread by %s',
    async (way) => {
      const { threadId, token, messageId } = await ourLetter();
      const headers: Record<string, Record<string, string>> = {
        'In-Reply-To': { 'In-Reply-To': `<${messageId}>` },
        References: { References: `<other@x.example> <${messageId}>` },
        'the subject': { Subject: `AW: Golf [#${token.toUpperCase()}]` },
      };
      const to = way === 'the reply address' ? [`North+${token.toUpperCase()}@${leadDomain}`] : undefined;
      const body =
        'Prima, ich komme.\n\nAm 10.03.2026 um 10:00 schrieb Autohaus Nord:\n> Ja, er ist noch da.';
      const row = await readOne(mailOf(headers[way] ?? {}, body), to);
      expect(row.state).toBe('letter');
      expect(toldNames()).toEqual(['mail.customerReplied']);
      expect((await lettersOf(threadId)).map((letter) => [letter.kind, letter.body_text])).toEqual([
        ['answer', 'Ja, er ist noch da.'],
        ['reply', 'Prima, ich komme.'],
      ]);
    },
  );

  it('of a program is noted and answers nothing', async () => {
    const { threadId, token } = await ourLetter();
    await readOne(mailOf({ 'Auto-Submitted': 'auto-replied', Subject: 'Abwesend' }), [
      `north+${token}@${leadDomain}`,
    ]);
    expect(toldNames()).toEqual([]);
    expect((await lettersOf(threadId)).map(({ kind }) => kind)).toEqual(['answer', 'noted']);
  });

  it('with the token of another dealer is an enquiry of its own', async () => {
    const { token } = await ourLetter();
    await readOne(mailOf(), [`south+${token}@${leadDomain}`]);
    expect(toldNames()).toEqual(['mail.enquiryRead']);
  });
});

function report(messageId: string, action: string, status: string): string {
  return mailOf(
    {
      From: 'MAILER-DAEMON@mx.example',
      Subject: 'Undelivered Mail Returned to Sender',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    },
    [
      '--b\nContent-Type: text/plain\n\nIt did not arrive.\n',
      `--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; sabine@mail.example\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; no such user\n`,
      `--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${messageId}>\n`,
      '--b--',
    ].join('\n'),
  );
}

describe('a report', () => {
  const deliveryOf = async (letterId: string) =>
    (
      await world.rows<{ state: string; problem: string }>('select * from delivery where letter_id = $1', [
        letterId,
      ])
    )[0];

  it('that a letter never arrives marks the letter and is told', async () => {
    const { threadId, letterId, messageId } = await ourLetter();
    await readOne(report(messageId, 'failed', '5.1.1'), undefined, '');
    expect(await deliveryOf(letterId)).toMatchObject({ state: 'bounced', problem: '5.1.1 no such user' });
    expect(world.told).toEqual([
      { name: 'mail.deliveryFailed', fact: { threadId, letterId, problem: '5.1.1 no such user' } },
    ]);
    expect((await lettersOf(threadId)).map(({ kind }) => kind)).toEqual(['answer', 'noted']);
  });

  it('without a Message-ID is known by the address it came back to', async () => {
    const { token, letterId } = await ourLetter();
    await readOne(report('unknown@x.example', 'failed', '5.1.1'), [`north+${token}@${leadDomain}`], '');
    expect(await deliveryOf(letterId)).toMatchObject({ state: 'bounced' });
  });

  it('that a letter is late changes nothing but is noted', async () => {
    const { letterId, messageId } = await ourLetter();
    await readOne(report(messageId, 'delayed', '4.4.1'), undefined, '');
    expect(await deliveryOf(letterId)).toMatchObject({ state: 'waiting' });
    expect(toldNames()).toEqual([]);
  });

  it('about nothing of ours stands in the inbox', async () => {
    const row = await readOne(report('else@x.example', 'failed', '5.1.1'), undefined, '');
    expect(row).toMatchObject({ state: 'unassigned', reason: 'bounce' });
  });
});

describe('what becomes no lead stands in the inbox with the reason', () => {
  it.each([
    ['automatic', mailOf({ 'Auto-Submitted': 'auto-replied', Subject: 'Abwesend' })],
    ['list', mailOf({ 'List-Id': '<cars.example>', Precedence: 'list' })],
    ['loop', mailOf({ 'Message-ID': `<abc.def@${leadDomain}>` })],
    ['tooComplex', `X-Long: ${'a'.repeat(300_000)}\n\nx`],
  ])('%s', async (reason, message) => {
    expect(await readOne(message)).toMatchObject({ state: 'unassigned', reason });
    expect(toldNames()).toEqual([]);
  });

  it('and the address that wants to know is told, but not of what programs write', async () => {
    await world.as(world.south, (tx) =>
      tx.db
        .insertInto('dealer_setting')
        .values({
          dealer_id: world.south,
          area: 'mail',
          version: 1,
          value: JSON.stringify({ unassignedNoticeTo: 'office@south.example' }),
          changed_at: tx.now,
        })
        .execute(),
    );
    await readOne(`X-Long: ${'b'.repeat(300_000)}\n\nx`, [`south@${leadDomain}`]);
    await readOne(mailOf({ 'Auto-Submitted': 'auto-replied', Subject: 'Abwesend' }), [`south@${leadDomain}`]);
    const notices = await world.rows<{ content: { to: string; automatic: string; text: string } }>(
      'select content from outbox where dealer_id = $1',
      [world.south],
    );
    expect(notices.map(({ content }) => [content.to, content.automatic])).toEqual([
      ['office@south.example', 'auto-generated'],
    ]);
    expect(notices[0]?.content.text).toContain('https://desk.example/d/south/inbox/');
  });
});

describe('a fault of ours', () => {
  it('in a reaction is tried once more and then ends in the inbox, with nothing half done', async () => {
    world.breakOn('mail.enquiryRead');
    world.clock.moveTo(world.clock.now().add({ minutes: 1 }));
    await world.deliver(mailOf());
    await world.read();
    expect(await newest()).toMatchObject({ state: 'waiting' });
    world.clock.moveTo(world.clock.now().add({ minutes: 1 }));
    await world.read();
    expect(await newest()).toMatchObject({ state: 'unassigned', reason: 'failed' });
    expect(world.failed).toHaveLength(2);
    expect(await world.rows("select 1 from due where kind = 'mail.read'")).toHaveLength(0);
  });

  it('costs those that were read together with it nothing', async () => {
    world.breakOn('mail.enquiryRead', 'schlecht');
    world.clock.moveTo(world.clock.now().add({ minutes: 1 }));
    const subjects = ['gut', 'schlecht', 'auch gut'];
    for (const subject of subjects) await world.deliver(mailOf({ Subject: subject }));
    expect(await world.read()).toBe(subjects.length);
    world.clock.moveTo(world.clock.now().add({ minutes: 1 }));
    await world.read();
    const readings = await world.rows<ReadingRow>(
      'select * from reading where subject = any($1) order by subject',
      [subjects],
    );
    expect(readings.map(({ subject, state }) => [subject, state])).toEqual([
      ['auch gut', 'letter'],
      ['gut', 'letter'],
      ['schlecht', 'unassigned'],
    ]);
  });
});

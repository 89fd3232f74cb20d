import { connect, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { type SmtpDelivery, type SmtpLimits, type SmtpListener, startSmtpListener } from './index.ts';

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Listening {
  readonly listener: SmtpListener;
  readonly delivered: SmtpDelivery[];
  readonly troubles: unknown[];
}

async function listen(
  parts: {
    limits?: Partial<SmtpLimits>;
    tls?: { key: string; cert: string };
    deliver?: (delivery: SmtpDelivery) => Promise<void>;
    accept?: (recipient: string) => Promise<{ ok: true } | { ok: false; refusal: string }>;
  } = {},
): Promise<Listening> {
  const delivered: SmtpDelivery[] = [];
  const troubles: unknown[] = [];
  const listener = await startSmtpListener({
    port: 0,
    host: '127.0.0.1',
    name: 'mail.test',
    ...(parts.limits ? { limits: parts.limits } : {}),
    ...(parts.tls ? { tls: parts.tls } : {}),
    accept:
      parts.accept ??
      (async (recipient) =>
        recipient.startsWith('known')
          ? { ok: true }
          : { ok: false, refusal: 'Nobody here has this address' }),
    deliver: async (delivery) => {
      await parts.deliver?.(delivery);
      delivered.push(delivery);
    },
    onTrouble: (error) => troubles.push(error),
  });
  open.push(() => listener.close());
  return { listener, delivered, troubles };
}

/** A conversation by hand. `hear` answers what came until a line matches. */
interface Conversation {
  readonly socket: Socket;
  say(text: string): void;
  hear(pattern: RegExp): Promise<string>;
  readonly closed: Promise<void>;
}

async function talk(port: number): Promise<Conversation> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  let changed: () => void = () => {};
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    heard += text;
    changed();
  });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  void closed.then(() => changed());
  open.push(() => {
    socket.destroy();
  });
  const conversation: Conversation = {
    socket,
    closed,
    say: (text) => socket.write(text),
    async hear(pattern) {
      while (!pattern.test(heard)) {
        if (socket.closed) throw new Error(`The connection ended after:\n${heard}`);
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
      const all = heard;
      heard = '';
      return all;
    },
  };
  await conversation.hear(/^220 mail\.test ESMTP/m);
  conversation.say('EHLO client.test\r\n');
  return conversation;
}

/** Made for these tests, of nobody, until 2126. */
const tls = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgf4PF6ikJC8KIcHWP
ER84MT49C7ftUJG5ciRabN+OSgihRANCAASQUuwMHMLR6SKk/VS+P5btCT9gXMbG
T3ctzgyc955SjhA7uBLgXDxFL1734rFoX+N+rFRpO84BI8rch+hnXFp3
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUNP9idEU5OwChKQ7nTj3cBVqSB9QwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbWFpbC50ZXN0MCAXDTI2MTEyMTAyNDgwOFoYDzIxMjYxMDI4
MDI0ODA4WjAUMRIwEAYDVQQDDAltYWlsLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASQUuwMHMLR6SKk/VS+P5btCT9gXMbGT3ctzgyc955SjhA7uBLgXDxF
L1734rFoX+N+rFRpO84BI8rch+hnXFp3o1MwUTAdBgNVHQ4EFgQUCBKPekhJxyze
ymJu2RJ3CKb/+ckwHwYDVR0jBBgwFoAUCBKPekhJxyzeymJu2RJ3CKb/+ckwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiB8E66TY0g21To5PLnv0tvq
lSKov5pPsW8pk/g/qcpJEgIhAP+GTNgsbMfJhLxeitqLAu9bBHl55O+HZT5d5Li3
EALD
-----END CERTIFICATE-----`,
};

const message = 'Subject: x\r\n\r\nhello\r\n';

describe('the listener', () => {
  it('says 250 after the message is kept, and not before', async () => {
    let keep: () => void = () => {};
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const { listener, delivered } = await listen({ deliver: () => kept });
    const client = await talk(listener.port);
    await client.hear(/^250 /m);
    client.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<known@x.example>\r\nDATA\r\n');
    await client.hear(/^354/m);
    client.say(`${message}.\r\nNOOP\r\n`);
    let answered = false;
    const answer = client.hear(/^250 .*Stored/m).then(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(false);
    keep();
    await answer;
    expect(delivered).toMatchObject([{ envelopeFrom: 'a@b.example', recipients: ['known@x.example'] }]);
    expect(delivered[0]?.bytes.toString()).toBe(message);
  });

  it('refuses an unknown recipient with 550 5.1.1 and takes the known ones of the same message', async () => {
    const { listener, delivered } = await listen();
    const client = await talk(listener.port);
    await client.hear(/^250 /m);
    client.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<stranger@x.example>\r\n');
    expect(await client.hear(/^5\d\d .*$/m)).toMatch(/^550 5\.1\.1 Nobody here has this address/m);
    client.say('RCPT TO:<known1@x.example>\r\nRCPT TO:<known2@x.example>\r\nDATA\r\n');
    await client.hear(/^354/m);
    client.say(`${message}.\r\n`);
    await client.hear(/^250 .*Stored/m);
    expect(delivered[0]?.recipients).toEqual(['known1@x.example', 'known2@x.example']);
  });

  it('takes a whole pipelined conversation in one packet', async () => {
    const { listener, delivered } = await listen();
    const client = await talk(listener.port);
    await client.hear(/^250-PIPELINING/m);
    client.say('MAIL FROM:<>\r\nRCPT TO:<known@x.example>\r\nDATA\r\n');
    client.say(`${message}.\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<known@x.example>\r\nDATA\r\n`);
    await client.hear(/Stored[\s\S]*^354/m);
    client.say(`${message}.\r\nQUIT\r\n`);
    await client.hear(/^221/m);
    expect(delivered.map(({ envelopeFrom }) => envelopeFrom)).toEqual(['', 'a@b.example']);
  });

  it('refuses a message that is announced as too large, before it is sent', async () => {
    const { listener } = await listen({ limits: { size: 10_000 } });
    const client = await talk(listener.port);
    expect(await client.hear(/^250 /m)).toMatch(/SIZE 10000/);
    client.say('MAIL FROM:<a@b.example> SIZE=10001\r\n');
    await client.hear(/^552 5\.3\.4/m);
  });

  it('refuses a message that turns out too large, and keeps nothing of it', async () => {
    const { listener, delivered } = await listen({ limits: { size: 10_000 } });
    const client = await talk(listener.port);
    await client.hear(/^250 /m);
    client.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<known@x.example>\r\nDATA\r\n');
    await client.hear(/^354/m);
    client.say(`${'x'.repeat(998)}\r\n`.repeat(11));
    client.say('.\r\n');
    await client.hear(/^552 5\.3\.4/m);
    expect(delivered).toEqual([]);
  });

  it('hangs up on a message without an end', async () => {
    const { listener, delivered } = await listen({ limits: { size: 10_000 } });
    const client = await talk(listener.port);
    await client.hear(/^250 /m);
    client.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<known@x.example>\r\nDATA\r\n');
    await client.hear(/^354/m);
    const line = `${'x'.repeat(998)}\r\n`.repeat(10);
    const flood = setInterval(() => client.say(line), 1);
    await client.closed;
    clearInterval(flood);
    expect(delivered).toEqual([]);
  });

  it.each([
    ['ends its side', (socket: Socket) => socket.end()],
    ['is cut', (socket: Socket) => socket.destroy()],
    ['is reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('keeps nothing of a message whose sender %s in the middle', async (_, leave) => {
    const { listener, delivered } = await listen();
    const client = await talk(listener.port);
    await client.hear(/^250 /m);
    client.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<known@x.example>\r\nDATA\r\n');
    await client.hear(/^354/m);
    client.say(`${message}.\r`);
    leave(client.socket);
    await client.closed;
    await listener.close();
    expect(delivered).toEqual([]);
  });

  it('tells a trouble of ours as temporary, and takes the same message when it comes again', async () => {
    let broken = true;
    const { listener, delivered, troubles } = await listen({
      deliver: async () => {
        if (broken) throw new Error('the database is away');
      },
    });
    const client = await talk(listener.port);
    await client.hear(/^250 /m);
    for (const answer of [/^451 4\.3\.0/m, /^250 .*Stored/m]) {
      client.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<known@x.example>\r\nDATA\r\n');
      await client.hear(/^354/m);
      client.say(`${message}.\r\n`);
      await client.hear(answer);
      broken = false;
    }
    expect(delivered).toHaveLength(1);
    expect(troubles).toHaveLength(1);
  });

  it('tells a trouble while looking up a recipient as temporary', async () => {
    const { listener } = await listen({ accept: () => Promise.reject(new Error('away')) });
    const client = await talk(listener.port);
    await client.hear(/^250 /m);
    client.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<known@x.example>\r\n');
    await client.hear(/^451 /m);
  });

  it('limits recipients, messages and guesses of one connection, and connections of one address', async () => {
    const { listener } = await listen({
      limits: { recipients: 1, messagesPerConnection: 1, unknownRecipients: 2, connectionsPerAddress: 2 },
    });
    const one = await talk(listener.port);
    await one.hear(/^250 /m);
    one.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<known@x.example>\r\nRCPT TO:<known2@x.example>\r\n');
    await one.hear(/^452 /m);
    one.say('DATA\r\n');
    await one.hear(/^354/m);
    one.say(`${message}.\r\n`);
    await one.hear(/Stored/);
    const two = await talk(listener.port);
    await two.hear(/^250 /m);
    await expect(talk(listener.port)).rejects.toThrow('421 Too many connections from your address');
    one.say('MAIL FROM:<a@b.example>\r\n');
    await one.hear(/^421 /m);
    two.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<u1@x.example>\r\nRCPT TO:<u2@x.example>\r\n');
    await two.hear(/^550 [\s\S]*^421 /m);
    await Promise.all([one.closed, two.closed]);
    await talk(listener.port);
  });

  it('offers neither login nor, without a certificate, STARTTLS', async () => {
    const { listener } = await listen();
    const client = await talk(listener.port);
    expect(await client.hear(/^250 /m)).not.toMatch(/STARTTLS|AUTH/);
    client.say('STARTTLS\r\n');
    await client.hear(/^5\d\d /m);
    client.say('AUTH PLAIN AGEAYg==\r\n');
    await client.hear(/^5\d\d /m);
  });

  it('encrypts with the given certificate and no other', async () => {
    const { listener, delivered } = await listen({ tls });
    const mailer = createTransport({
      host: '127.0.0.1',
      port: listener.port,
      requireTLS: true,
      tls: { ca: tls.cert, servername: 'mail.test' },
    });
    await mailer.sendMail({ from: 'a@b.example', to: 'known@x.example', text: 'secret' });
    expect(delivered).toHaveLength(1);
  });

  it('waits for a delivery that runs when it is closed', async () => {
    let keep: () => void = () => {};
    const { listener, delivered } = await listen({
      deliver: () =>
        new Promise<void>((resolve) => {
          keep = resolve;
        }),
    });
    const client = await talk(listener.port);
    await client.hear(/^250 /m);
    client.say('MAIL FROM:<a@b.example>\r\nRCPT TO:<known@x.example>\r\nDATA\r\n');
    await client.hear(/^354/m);
    client.say(`${message}.\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const closed = listener.close();
    keep();
    await client.hear(/^250 .*Stored/m);
    await closed;
    expect(delivered).toHaveLength(1);
  });

  it('understands a mail program', async () => {
    const { listener, delivered } = await listen();
    const mailer = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
    const info = await mailer.sendMail({
      from: 'a@b.example',
      to: 'known@x.example',
      subject: 'Grüße',
      text: '.\n..\n.x\n'.repeat(2000),
    });
    expect(info.accepted).toEqual(['known@x.example']);
    expect(delivered[0]?.bytes.toString()).toContain('\r\n.\r\n..\r\n.x\r\n');
  });
});

import nodemailer from 'nodemailer';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadList } from '../../modules/leads/contract.ts';
import type { InboxList } from '../../modules/mail/contract.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

const kills = 50;
const senders = 3;

let program: Program;
let caller: Caller;

beforeAll(async () => {
  program = await makeProgram();
  await program.start();
  caller = await setUpDealership(program);
});
afterAll(() => program?.remove());

/** Pours mails, one connection each, and repeats each until it was taken, as a mail server does. */
class Pouring {
  readonly acknowledged = new Set<string>();
  readonly offered = new Set<string>();
  #stop = false;
  #serial = 0;

  async run(): Promise<void> {
    await Promise.all(Array.from({ length: senders }, () => this.#sender()));
  }

  stop(): void {
    this.#stop = true;
  }

  async #sender(): Promise<void> {
    while (!this.#stop) {
      const marker = `M${String(++this.#serial).padStart(6, '0')}`;
      this.offered.add(marker);
      const raw = mailOf(marker, this.#serial);
      while (!(await deliver(raw))) if (this.#stop) return;
      this.acknowledged.add(marker);
    }
  }
}

/** Every seventh is an answering machine's, which no lead may come of. */
function mailOf(marker: string, serial: number): string {
  const automatic = serial % 7 === 0 ? 'Auto-Submitted: auto-replied\r\n' : '';
  return `From: Customer ${serial} <customer${serial}@example.net>\r\nTo: loerrach@leads.test\r\nSubject: Golf ${marker}\r\nMessage-ID: <${marker}@example.net>\r\n${automatic}\r\nIs the Golf still there? ${marker}\r\n`;
}

async function deliver(raw: string): Promise<boolean> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: program.smtpPort,
    secure: false,
    ignoreTLS: true,
    connectionTimeout: 2000,
    socketTimeout: 5000,
  });
  try {
    await transport.sendMail({ envelope: { from: 'customer@example.net', to: 'loerrach@leads.test' }, raw });
    return true;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 30));
    return false;
  } finally {
    transport.close();
  }
}

async function markersOf(): Promise<string[]> {
  const markers: string[] = [];
  const collect = async <T extends { subject: string | null }>(path: string) => {
    for (let after = ''; ; ) {
      const page = await caller.get<{ rows: T[]; next: string | null }>(
        `${path}${after && `&after=${encodeURIComponent(after)}`}`,
      );
      for (const { subject } of page.rows) markers.push(/M\d{6}/.exec(subject ?? '')?.[0] ?? `?${subject}`);
      if (page.next === null) return;
      after = page.next;
    }
  };
  await collect<LeadList['rows'][number]>('/dealers/loerrach/leads?state=all&sort=received&limit=200');
  await collect<Static<typeof InboxList>['rows'][number]>('/dealers/loerrach/inbox?limit=200');
  return markers;
}

describe('kill -9 while mails pour in', () => {
  it(`keeps every acknowledged message exactly once over ${kills} kills`, async () => {
    const pouring = new Pouring();
    const poured = pouring.run();
    for (let kill = 1; kill <= kills; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 900));
      await program.kill();
      // the web has no part in this, and would only make the starts slower; it is there again for the count
      await program.start(kill === kills ? undefined : 'worker,mailbox');
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    pouring.stop();
    await poured;

    const expected = pouring.acknowledged.size;
    expect(expected).toBeGreaterThan(kills);
    await expect
      .poll(async () => new Set(await markersOf()).size, { timeout: 60_000, interval: 500 })
      .toBeGreaterThanOrEqual(expected);
    const markers = await markersOf();
    expect(
      markers.filter((marker, index) => markers.indexOf(marker) !== index),
      'twins',
    ).toEqual([]);
    expect(
      [...pouring.acknowledged].filter((marker) => !markers.includes(marker)),
      'lost',
    ).toEqual([]);
    expect(
      markers.filter((marker) => !pouring.offered.has(marker)),
      'from nowhere',
    ).toEqual([]);
  });

  it('stops cleanly on Ctrl-C, and opens again', async () => {
    expect(await program.interrupt()).toBe(0);
    await program.start();
    expect((await markersOf()).length).toBeGreaterThan(kills);
  });
});

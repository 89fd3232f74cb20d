import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nodemailer from 'nodemailer';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadList } from '../../modules/leads/contract.ts';
import type { UserList } from '../../modules/people/contract.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

const mails = 200;
const main = fileURLToPath(new URL('../../app/main.ts', import.meta.url));

let folder: string;
let database: EmbeddedDatabase;
let one: Program;
let other: Program;
let caller: Caller;

/** Two processes of Forecourt on one PostgreSQL, as an operator with a server of his own would run them. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'forecourt-shared-'));
  database = await startEmbeddedDatabase({ dataFolder: folder });
  const environment = { DATABASE_URL: database.url };
  one = await makeProgram({ environment });
  other = await makeProgram({ environment });
  await one.start();
  caller = await setUpDealership(one, [
    'Anna Vogt',
    'Tom Brenner',
    'Mehmet Aydın',
    'Lukas Frey',
    'Sanne de Boer',
  ]);
  await other.start('worker,mailbox');
});
afterAll(async () => {
  await one?.remove();
  await other?.remove();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Forty connections to each process: a stranger may open fifty. */
const transportTo = (program: Program) =>
  nodemailer.createTransport({
    host: '127.0.0.1',
    port: program.smtpPort,
    ignoreTLS: true,
    pool: true,
    maxConnections: 40,
  });

async function pour(): Promise<void> {
  const transports = [transportTo(one), transportTo(other)];
  await Promise.all(
    Array.from({ length: mails }, async (_, serial) =>
      transports[serial % 2]?.sendMail({
        from: `Customer ${serial} <customer${serial}@example.net>`,
        to: 'loerrach@leads.test',
        subject: `Golf ${serial}`,
        text: 'Is the Golf still there?',
      }),
    ),
  );
  for (const transport of transports) transport.close();
}

async function allLeads(): Promise<LeadList['rows']> {
  const rows: LeadList['rows'] = [];
  for (let after = ''; ; ) {
    const page = await caller.get<LeadList>(
      `/dealers/loerrach/leads?state=all&sort=received&limit=200${after && `&after=${encodeURIComponent(after)}`}`,
    );
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

describe('two processes on one database', () => {
  it(`share ${mails} mails that come at once fairly: everybody has the same number, give or take one`, async () => {
    await pour();
    await expect.poll(async () => (await allLeads()).length, { timeout: 60_000, interval: 250 }).toBe(mails);
    const leads = await allLeads();
    expect(new Set(leads.map(({ customer }) => customer)).size).toBe(mails);
    const counts = Map.groupBy(leads, ({ assignee }) => assignee?.name ?? 'nobody');
    expect(counts.size).toBe(5);
    const sizes = [...counts.values()].map(({ length }) => length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    const { rows } = await caller.get<Static<typeof UserList>>('/dealers/loerrach/users');
    expect(rows.reduce((sum, { leadsThisWeek }) => sum + leadsThisWeek, 0)).toBe(mails);
  });

  it('made decisions that all come out the same when they are computed again', async () => {
    const child = spawn(process.execPath, [main, 'verify-assignments'], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATABASE_URL: database.url,
        FORECOURT_DATA: folder,
      },
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(printed).toBe(`Autohaus Lörrach: ${mails} automatic assignments, 0 differ\n`);
    expect(code).toBe(0);
  });
});

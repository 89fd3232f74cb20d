/**
 * Mails per second from SMTP to assigned leads, by Forecourt as a process of its own, with 1, 4 and 16 connections. Beside
 * it the bare limit: the very rows that came of these mails, written again by plain inserts, one statement a row, in two
 * transactions a mail as the product does (kept, then worked), over as many connections.
 */
import { connect, type Socket } from 'node:net';
import pg from 'pg';
import { makeProgram, type Program } from '../world/program.ts';
import { setUpDealership } from '../world/setting-up.ts';
import type { BenchResult } from './result.ts';

const mailsPerRound = 1500;
const widths = [1, 4, 16];
/** Below the listener's limit. */
const messagesPerConnection = 900;

export async function bench(): Promise<BenchResult[]> {
  const program = await makeProgram({ environment: { FORECOURT_LOG_LEVEL: 'error' } });
  const results: BenchResult[] = [];
  try {
    await program.start();
    await setUpDealership(program, ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
    await pour(program, 0, 200, 4);
    let serial = 200;
    for (const width of widths) {
      const mails = await pour(program, serial, mailsPerRound, width);
      serial += mailsPerRound;
      const bare = await writeAgain(program, width);
      const suffix = `${width} ${width === 1 ? 'connection' : 'connections'}`;
      results.push(
        { name: `taken (250), ${suffix}`, unit: 'mails/s', value: mails.taken },
        {
          name: `assigned leads, ${suffix}`,
          unit: 'mails/s',
          value: mails.assigned,
          ratio: { to: 'the bare limit', value: mails.assigned / bare.perSecond },
        },
        {
          name: `bare limit, ${suffix}`,
          unit: 'mails/s',
          value: bare.perSecond,
          note: `${bare.rowsPerMail.toFixed(1)} rows a mail`,
        },
      );
    }
  } finally {
    await program.remove();
  }
  return results;
}

/** Sends mails and waits until each is an assigned lead; figures from the first byte to the last 250 and the last lead. */
async function pour(
  program: Program,
  from: number,
  count: number,
  width: number,
): Promise<{ taken: number; assigned: number }> {
  const database = await connectTo(program);
  const before = await countLeads(database);
  const connections = await Promise.all(Array.from({ length: width }, () => openSmtp(program.smtpPort)));
  let next = from;
  const started = performance.now();
  await Promise.all(
    connections.map(async (connection, index) => {
      for (let sent = 1; next < from + count; sent++) {
        await connection.send(mailOf(next++));
        if (sent % messagesPerConnection !== 0) continue;
        connection.close();
        connection = await openSmtp(program.smtpPort);
        connections[index] = connection;
      }
    }),
  );
  const taken = performance.now();
  while ((await countLeads(database)) < before + count)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const assigned = performance.now();
  for (const connection of connections) connection.close();
  await database.end();
  return { taken: (count * 1000) / (taken - started), assigned: (count * 1000) / (assigned - started) };
}

async function countLeads(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ count: number }>('select count(*)::int as count from assignment');
  return rows[0]?.count ?? 0;
}

function mailOf(serial: number): string {
  return [
    `From: Website <website@autohaus.example>`,
    `Reply-To: customer${serial}@example.net`,
    'To: loerrach@leads.test',
    'Subject: Anfrage',
    `Message-ID: <bench-${process.pid}-${serial}@example.net>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Name: Kunde Nummer ${serial}`,
    `E-Mail: customer${serial}@example.net`,
    `Telefon: 0171 ${String(2_000_000 + serial)}`,
    'Fahrzeug: Volkswagen Golf VIII',
    `Nachricht: Guten Tag, ist der Golf noch da? Ich komme gern am Samstag vorbei und bringe meinen alten Wagen mit.`,
    '',
  ].join('\r\n');
}

interface SmtpConnection {
  send(mail: string): Promise<void>;
  close(): void;
}

/** As little of an SMTP client as possible, so that it costs little beside what is measured. */
async function openSmtp(port: number): Promise<SmtpConnection> {
  const socket: Socket = connect(port, '127.0.0.1');
  let pending = '';
  let answer: ((line: string) => void) | undefined;
  socket.on('data', (chunk: Buffer) => {
    pending += chunk.toString();
    const last = /(^|\r\n)(\d{3}) [^\r\n]*\r\n$/.exec(pending);
    if (!last) return;
    pending = '';
    answer?.(last[2] ?? '');
  });
  const expectCode = (code: string) =>
    new Promise<void>((resolve, reject) => {
      answer = (got) => (got === code ? resolve() : reject(new Error(`Expected ${code}, got ${got}`)));
      socket.once('error', reject);
    });
  const say = async (line: string, code: string) => {
    const answered = expectCode(code);
    socket.write(line);
    await answered;
    socket.removeAllListeners('error');
  };
  await expectCode('220');
  socket.removeAllListeners('error');
  await say('EHLO bench\r\n', '250');
  return {
    async send(mail) {
      await say('MAIL FROM:<website@autohaus.example>\r\n', '250');
      await say('RCPT TO:<loerrach@leads.test>\r\n', '250');
      await say('DATA\r\n', '354');
      await say(`${mail}\r\n.\r\n`, '250');
    },
    close: () => socket.destroy(),
  };
}

/** The tables that a mail leaves rows in: kept at once, and after it was worked. In the order of their references. */
const kept = ['raw_message', 'reading', 'due'];
const worked = [
  'contact',
  'contact_email',
  'contact_phone',
  'thread',
  'letter',
  'lead',
  'lead_history',
  'assignment',
  'delivery',
  'outbox',
];

/** Reads the rows of the newest mails, and writes them again with new keys into empty tables of the same make. */
async function writeAgain(
  program: Program,
  width: number,
): Promise<{ perSecond: number; rowsPerMail: number }> {
  const clients = await Promise.all(Array.from({ length: width }, () => connectTo(program)));
  const [first] = clients;
  if (!first) throw new Error('No connection');
  const rows = new Map<string, { columns: string[]; rows: unknown[][]; perMail: number }>();
  await first.query('drop schema if exists bare cascade');
  await first.query('create schema bare');
  for (const table of [...kept, ...worked]) {
    await first.query(`create table bare.${table} (like public.${table} including all)`);
    if (table === 'due') continue;
    const columns = await writableColumns(first, table);
    const { rows: found } = await first.query({
      text: `select ${columns.join(', ')} from public.${table}`,
      rowMode: 'array',
      types: { getTypeParser: () => (text: unknown) => text },
    });
    const perMail = Math.round(found.length / Math.max(1, await countLeads(first)));
    if (perMail > 0) rows.set(table, { columns, rows: found as unknown[][], perMail });
  }
  let next = 0;
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (next < mailsPerRound) {
        const mail = next++;
        for (const tables of [kept, worked]) {
          await client.query('begin');
          for (const table of tables) await insertAll(client, table, rows.get(table), mail);
          await client.query('commit');
        }
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await first.query('drop schema bare cascade');
  await Promise.all(clients.map((client) => client.end()));
  return {
    perSecond: mailsPerRound / seconds,
    rowsPerMail: [...rows.values()].reduce((sum, { perMail }) => sum + perMail, 0),
  };
}

/** All but the generated ones. */
async function writableColumns(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`public.${table}`],
  );
  return rows.map(({ name }) => name);
}

async function insertAll(
  client: pg.Client,
  table: string,
  source: { columns: string[]; rows: unknown[][]; perMail: number } | undefined,
  mail: number,
): Promise<void> {
  if (!source) return;
  for (let index = 0; index < source.perMail; index++) {
    const row = source.rows[mail * source.perMail + index];
    if (!row) continue;
    const places = source.columns.map((_, place) => `$${place + 1}`).join(', ');
    await client.query(
      `insert into bare.${table} (${source.columns.join(', ')}) values (${places}) on conflict do nothing`,
      row,
    );
  }
}

async function connectTo(program: Program): Promise<pg.Client> {
  const client = new pg.Client(await program.connection());
  client.on('error', () => {}); // the server ends when the bench does
  await client.connect();
  return client;
}

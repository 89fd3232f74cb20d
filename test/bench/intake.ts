/**
 * Mails per second from SMTP to assigned leads, by Forecourt as a process of its own, with 1, 4 and 16 connections. Beside
 * it the bare limit: the very rows that came of these mails, written into the same tables again by plain inserts, one
 * statement a row, in two transactions a mail as the product does (kept, then worked), over as many connections.
 */
import { connect, type Socket } from 'node:net';
import pg from 'pg';
import { enterDealer } from '../../platform/sql/index.ts';
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
    await pour(program, 0, 300, 4);
    let serial = 300;
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

/** The tables that a mail leaves rows in, in the order of their references, and the column that tells which mail it was. */
const kept = [
  ['raw_message', 'raw_id'],
  ['reading', 'raw_id'],
] as const;
const worked = [
  ['contact', 'contact_id'],
  ['contact_email', 'contact_id'],
  ['contact_phone', 'contact_id'],
  ['thread', 'thread_id'],
  ['letter', 'thread_id'],
  ['lead', 'lead_id'],
  ['lead_search', 'lead_id'],
  ['lead_history', 'lead_id'],
  ['assignment', 'lead_id'],
  ['delivery', 'letter_id'],
  ['outbox', 'letter_id'],
  ['due', 'subject_id'],
  ['notice', 'subject_id'],
  ['notice_delivery', 'notice_id'],
] as const;

interface Insert {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Takes the rows of all mails so far out of their tables and writes them in again by plain inserts, one statement a row: the
 * same tables with their indexes, references and walls, the same rows, as many transactions, nothing decided.
 */
async function writeAgain(
  program: Program,
  width: number,
): Promise<{ perSecond: number; rowsPerMail: number }> {
  const clients = await Promise.all(Array.from({ length: width }, () => connectTo(program)));
  const [first] = clients;
  if (!first) throw new Error('No connection');
  const { rows: dealers } = await first.query<{ dealer_id: string }>('select dealer_id from dealer');
  const scope = enterDealer(dealers[0]?.dealer_id ?? '');
  const ids = await idsOfMails(first);
  const phases = [await insertsOf(first, kept, ids), await insertsOf(first, worked, ids)];
  await first.query('truncate raw_message, contact, thread, outbox, due, notice cascade');
  const started = performance.now();
  for (const mails of phases) {
    let next = 0;
    await Promise.all(
      clients.map(async (client) => {
        for (let mail = mails[next++]; mail !== undefined; mail = mails[next++]) {
          await client.query(`begin; ${scope}`);
          for (const { text, values } of mail) await client.query(text, [...values]);
          await client.query('commit');
        }
      }),
    );
  }
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  const rows = phases.flat(2).length;
  return { perSecond: ids.length / seconds, rowsPerMail: rows / ids.length };
}

/** Per mail the ids of its raw message, contact, thread, lead and letters. */
async function idsOfMails(client: pg.Client): Promise<ReadonlySet<string>[]> {
  const { rows } = await client.query<{ ids: string[] }>(`
    select array[lead.lead_id, lead.contact_id, lead.thread_id] || array_agg(letter.letter_id)
      || array_remove(array_agg(letter.raw_id), null)
      || array(select notice_id from notice where subject_id = lead.lead_id) as ids
    from lead join letter using (dealer_id, thread_id)
    group by lead.dealer_id, lead.lead_id order by lead.lead_id`);
  return rows.map(({ ids }) => new Set(ids));
}

/** The inserts of each mail into these tables. */
async function insertsOf(
  client: pg.Client,
  tables: readonly (readonly [table: string, key: string])[],
  ids: readonly ReadonlySet<string>[],
): Promise<Insert[][]> {
  const mailOfId = new Map(ids.flatMap((set, mail) => [...set].map((id) => [id, mail] as const)));
  const mails: Insert[][] = ids.map(() => []);
  for (const [table, key] of tables) {
    const columns = await writableColumns(client, table);
    const places = columns.map((_, place) => `$${place + 1}`).join(', ');
    const text = `insert into ${table} (${columns.join(', ')}) values (${places})`;
    const { rows } = await client.query({
      text: `select ${columns.join(', ')} from ${table} order by 1, 2, 3`,
      rowMode: 'array',
      types: { getTypeParser: () => (value: unknown) => value },
    });
    for (const values of rows as unknown[][]) {
      mails[mailOfId.get(String(values[columns.indexOf(key)])) ?? -1]?.push({ text, values });
    }
  }
  return mails;
}

/** All but the generated ones. */
async function writableColumns(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function connectTo(program: Program): Promise<pg.Client> {
  const client = new pg.Client(await program.connection());
  client.on('error', () => {}); // the server ends when the bench does
  await client.connect();
  return client;
}

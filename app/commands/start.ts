import { readFileSync } from 'node:fs';
import { systemClock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import { EmbeddedDatabaseError } from '../../platform/embedded-database/index.ts';
import { type Log, openLog, type Say } from '../../platform/log.ts';
import { migrate } from '../../platform/sql/index.ts';
import { configurationOrComplaint } from '../configuration.ts';
import { openDatabase } from '../open-database.ts';
import { makeParts, type Parts } from '../parts.ts';
import { takenPorts, type WantedPort } from '../ports.ts';
import { type Running, runMailbox, runWeb, runWorker } from '../roles.ts';
import { buildWebIfStale } from '../web-build.ts';
import { welcome } from '../welcome.ts';

/** `forecourt start`: runs the roles of this process until Ctrl-C or SIGTERM. */
export async function start(): Promise<number> {
  const config = configurationOrComplaint();
  if (config === undefined) return 2;
  const taken = await takenPorts(wantedPorts(config));
  if (taken.length > 0) {
    process.stderr.write(`Forecourt does not start:\n${taken.map((line) => `  ${line}\n`).join('')}`);
    return 2;
  }
  const { log, say } = openLog(config);
  const started = performance.now();
  const running: Running[] = [];
  try {
    await open(config, log, say, running);
  } catch (error) {
    await closeAll(running, log);
    if (!(error instanceof EmbeddedDatabaseError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  say(`Forecourt runs, after ${((performance.now() - started) / 1000).toFixed(1)} s. Ctrl-C ends it.`);
  log.info({ roles: config.roles }, 'Forecourt runs');
  const signal = await untilSignal();
  say(`\nEnding (${signal}) …`);
  await closeAll(running, log);
  say('Ended.');
  // Everything is closed; a connection that somebody else holds open must not keep the process.
  setTimeout(() => process.exit(0), 500).unref();
  return 0;
}

/** Opens everything in its order; what is open is put on the pile, so that it can be closed from the top. */
async function open(config: Config, log: Log, say: Say, running: Running[]): Promise<void> {
  if (config.roles.includes('web')) await buildWebIfStale(say);
  const database = await openDatabase(config, { say, claim: true });
  running.push(database);
  await migrate(database.connection, say);
  const parts = await makeParts({ connection: database.connection, config, clock: systemClock, log });
  running.push(parts);
  const worker = config.roles.includes('worker') ? await runWorker(parts) : undefined;
  if (worker) running.push(worker);
  if (config.roles.includes('mailbox')) running.push(await runMailbox(parts, config, readTls(config)));
  if (config.roles.includes('web'))
    running.push(await runWeb(parts, config, { pause: () => worker?.pause() ?? nothingToPause(), say }));
  await greet(parts, config, say);
}

const nothingToPause = async () => async () => {};

async function greet(parts: Parts, config: Config, say: Say): Promise<void> {
  for (const line of await welcome(parts, config)) say(line);
}

function wantedPorts(config: Config): WantedPort[] {
  const { host } = config;
  const wanted: WantedPort[] = [];
  if (config.roles.includes('web'))
    wanted.push({ variable: 'FORECOURT_HTTP_PORT', host, port: config.httpPort });
  if (config.roles.includes('mailbox'))
    wanted.push({ variable: 'FORECOURT_SMTP_PORT', host, port: config.smtpPort });
  return wanted;
}

function readTls({ tls }: Config): { key: Buffer; cert: Buffer } | undefined {
  return tls && { key: readFileSync(tls.keyFile), cert: readFileSync(tls.certificateFile) };
}

/** The first of Ctrl-C and SIGTERM. A second Ctrl-C ends at once: whoever types it means it. */
function untilSignal(): Promise<string> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked && signal === 'SIGINT') process.exit(130);
        asked = true;
        resolve(signal);
      });
    }
  });
}

async function closeAll(running: Running[], log: Log): Promise<void> {
  for (const part of running.reverse()) {
    await part.close().catch((error: unknown) => log.error({ err: error }, 'A part did not close in order'));
  }
}

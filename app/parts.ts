import type pg from 'pg';
import type { FactName, Facts } from '../kernel/facts.ts';
import { appointmentJobs } from '../modules/appointments/index.ts';
import { contactJobs } from '../modules/contacts/index.ts';
import { distributionJobs } from '../modules/distribution/index.ts';
import { escalationJobs } from '../modules/escalation/index.ts';
import { letterBook, mailboxOf, mailJobs, type ReadParts, rememberAddresses } from '../modules/mail/index.ts';
import { noticeJobs, pushJobs } from '../modules/notices/index.ts';
import { peopleJobs } from '../modules/people/index.ts';
import { reportJobs } from '../modules/reports/index.ts';
import { taskJobs } from '../modules/tasks/index.ts';
import { vehicleJobs } from '../modules/vehicles/index.ts';
import { webhookJobs } from '../modules/webhooks/index.ts';
import { hoursJobs } from '../modules/working-hours/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config/index.ts';
import { DueWorker } from '../platform/due-work/index.ts';
import type { Log } from '../platform/log.ts';
import { catcherTransport, OutboxSender, smtpTransport } from '../platform/outbox/index.ts';
import { type FetchOutside, fetchOutside, type PostOutside, postOutside } from '../platform/outside/index.ts';
import { ensurePushKeys, isPushService, pushSender } from '../platform/push/index.ts';
import { createPool, Database } from '../platform/sql/index.ts';
import { react, reactAloud } from './reactions.ts';

export interface PartsOptions {
  readonly connection: pg.ClientConfig;
  readonly config: Pick<Config, 'leadDomain' | 'publicUrl' | 'outgoingMailUrl' | 'insideHosts'> &
    Partial<Pick<Config, 'sso'>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Connections of this process's pool. */
  readonly connections?: number;
  /** See `PoolOptions`. */
  readonly durable?: boolean;
  /** Reads documents that users name; left out: over the network. */
  readonly fetchOutside?: FetchOutside;
  /** Tells addresses that users name; left out: over the network. */
  readonly postOutside?: PostOutside;
  /** Which addresses of push services may be called; those of the browsers when left out. */
  readonly allowsPush?: (endpoint: string) => boolean;
  /** Hears every fact after its reactions, before the commit; for the demo, which has to know what came of its mails. */
  readonly hear?: <K extends FactName>(name: K, fact: Facts[K]) => void;
}

/** Everything a process is made of, put together and not yet running. */
export interface Parts {
  readonly options: PartsOptions;
  readonly database: Database;
  readonly reading: ReadParts;
  readonly worker: DueWorker;
  /** What has to ask servers elsewhere, which may take their time: push services, subscribed calendars. */
  readonly errands: DueWorker;
  readonly sender: OutboxSender;
  readonly mailbox: ReturnType<typeof mailboxOf>;
  /** Ends the connections; stop what runs before. */
  close(): Promise<void>;
}

/** Puts the parts together on one database and one clock. */
export async function makeParts(options: PartsOptions): Promise<Parts> {
  const { connection, config, clock, log } = options;
  const pool = createPool({
    connection,
    max: options.connections ?? 20,
    durable: options.durable ?? true,
    onError: (error) => log.warn({ err: error }, 'A connection to the database broke'),
  });
  const database = new Database({ pool, clock, react: options.hear ? reactAloud(options.hear) : react });
  await database.inInstallation((tx) => rememberAddresses(tx, config));
  const reading: ReadParts = {
    onFailed: ({ error, ...what }) => log.error({ err: error, ...what }, 'A message could not be read'),
  };
  const worker = new DueWorker({
    database,
    handlers: {
      ...mailJobs(reading),
      ...peopleJobs(),
      ...vehicleJobs(),
      ...contactJobs(),
      ...distributionJobs(),
      ...escalationJobs(),
      ...taskJobs(),
      ...appointmentJobs(),
      ...noticeJobs(config),
      ...reportJobs(),
    },
    onFailure: ({ error, ...what }) =>
      log.error({ err: error, ...what }, 'What fell due failed; it is tried again'),
  });
  const pushing = pushJobs({
    send: pushSender({
      keys: await database.inInstallation(ensurePushKeys),
      contact: contactOf(config),
      allows: options.allowsPush ?? isPushService,
    }),
    onTrouble: (trouble) => log.warn(trouble, 'A push message was not taken'),
  });
  const insideHosts = new Set(config.insideHosts);
  const fetching = options.fetchOutside ?? fetchOutside({ insideHosts });
  const post = options.postOutside ?? postOutside({ insideHosts });
  const errands = new DueWorker({
    database,
    handlers: { ...pushing, ...hoursJobs({ fetchOutside: fetching }), ...webhookJobs({ post }) },
    onFailure: ({ error, ...what }) =>
      log.error({ err: error, ...what }, 'An errand failed; it is tried again'),
    lanes: 4,
  });
  const { outgoingMailUrl } = config;
  const transport = outgoingMailUrl === undefined ? catcherTransport() : smtpTransport(outgoingMailUrl);
  const sender = new OutboxSender({
    database,
    transport,
    letters: letterBook,
    onTrouble: ({ error, kind, ...what }) =>
      log[kind === 'wakeHuman' || kind === 'claim' ? 'error' : 'warn'](
        { err: error, kind, ...what },
        'A letter did not go',
      ),
  });
  const mailbox = mailboxOf({ database, leadDomain: config.leadDomain });
  return {
    options,
    database,
    reading,
    worker,
    errands,
    sender,
    mailbox,
    async close() {
      transport.close();
      await database.notifier.idle();
      await pool.end();
    },
  };
}

/** Where push services reach whoever runs the installation. */
function contactOf({ publicUrl, leadDomain }: PartsOptions['config']): string {
  return publicUrl.startsWith('https:') ? publicUrl : `mailto:postmaster@${leadDomain}`;
}

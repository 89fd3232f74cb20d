import type { Config } from '../platform/config/index.ts';
import type { Say } from '../platform/log.ts';
import { startSmtpListener } from '../platform/smtp/index.ts';
import { demoLogins, demoPassword } from './demo/cast.ts';
import type { Parts } from './parts.ts';
import { makeWeb } from './web.ts';

export interface Running {
  /** Lets what is at work finish, then ends. */
  close(): Promise<void>;
}

export interface Pausable extends Running {
  /** Lets what is at work finish; answers how to go on. */
  pause(): Promise<() => Promise<void>>;
}

/** Reads mail, does what falls due, sends the outbox and the push messages. */
export async function runWorker({ worker, errands, sender, options }: Parts): Promise<Pausable> {
  async function begin(): Promise<void> {
    await worker.start(options.connection);
    await errands.start(options.connection);
    await sender.start(options.connection);
  }
  async function end(): Promise<void> {
    await worker.stop();
    await errands.stop();
    await sender.stop();
  }
  await begin();
  return {
    close: end,
    async pause() {
      await end();
      return begin;
    },
  };
}

/** Takes mail for the lead domain. */
export async function runMailbox(
  { mailbox, options }: Parts,
  config: Config,
  tls: { key: Buffer; cert: Buffer } | undefined,
): Promise<Running> {
  return startSmtpListener({
    host: config.host,
    port: config.smtpPort,
    name: config.leadDomain,
    ...(tls && { tls }),
    accept: (recipient) => mailbox.accept(recipient),
    deliver: (delivery) => mailbox.deliver(delivery),
    onTrouble: (error) => options.log.error({ err: error }, 'The mailbox had trouble'),
  });
}

/**
 * Serves the web and the API. `pause` stops what else works on the database in this process, while the demo lives in its
 * own time, and answers how to go on.
 */
export async function runWeb(
  parts: Parts,
  config: Config,
  { pause, say }: { pause: () => Promise<() => Promise<void>>; say: Say },
): Promise<Running> {
  const app = await makeWeb(parts, config, {
    async runDemo(onProgress) {
      const goOn = await pause();
      try {
        const { runDemo } = await import('./demo/run.ts');
        const made = await runDemo(parts.options, parts.database.clock.now(), onProgress);
        say(
          `The demo is ready. Everybody signs in with the password ${demoPassword}: ${demoLogins.join(', ')}`,
        );
        return made;
      } finally {
        await goOn();
      }
    },
  });
  await app.fastify.listen({ host: config.host, port: config.httpPort });
  return { close: () => app.fastify.close() };
}

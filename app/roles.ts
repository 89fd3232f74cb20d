import type { Config } from '../platform/config/index.ts';
import { startSmtpListener } from '../platform/smtp/index.ts';
import type { Parts } from './parts.ts';
import { makeWeb } from './web.ts';

export interface Running {
  /** Lets what is at work finish, then ends. */
  close(): Promise<void>;
}

/** Reads mail, does what falls due, sends the outbox. */
export async function runWorker({ worker, sender, options }: Parts): Promise<Running> {
  await worker.start(options.connection);
  await sender.start(options.connection);
  return {
    async close() {
      await worker.stop();
      await sender.stop();
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

/** Serves the web and the API. */
export async function runWeb(parts: Parts, config: Config): Promise<Running> {
  const app = await makeWeb(parts, config);
  await app.fastify.listen({ host: config.host, port: config.httpPort });
  return { close: () => app.fastify.close() };
}

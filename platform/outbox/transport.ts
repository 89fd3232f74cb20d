import { createTransport } from 'nodemailer';
import { newId } from '../../kernel/ids.ts';
import type { InstallationTx } from '../sql/index.ts';
import type { ComposedMessage } from './message.ts';
import { type Outcome, sortFailure } from './outcome.ts';

/** A way out that is another machine: what it answers is written down afterwards. */
export interface NetworkTransport {
  readonly kind: 'network';
  /** Hands over one message. What the other side says, also by silence, is an outcome and never thrown. */
  send(message: ComposedMessage): Promise<Outcome>;
  close(): void;
}

/** A way out that is our own database: keeps the messages in the transaction that marks them as sent. */
export interface StoringTransport {
  readonly kind: 'storing';
  keep(tx: Pick<InstallationTx, 'db' | 'now'>, messages: readonly ComposedMessage[]): Promise<void>;
  close(): void;
}

export type Transport = NetworkTransport | StoringTransport;

/**
 * Sends through a server by its address, such as `smtps://user:password@mail.example.com:465`. Several connections stay
 * open. A message counts as sent when the server took it; a connection that breaks before its answer is a new attempt
 * with the same Message-ID.
 */
export function smtpTransport(url: string, options: { connections?: number } = {}): NetworkTransport {
  const mailer = createTransport({
    url,
    pool: true,
    maxConnections: options.connections ?? 5,
    maxRequeues: 0,
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    kind: 'network',
    async send({ message, bytes }) {
      try {
        await mailer.sendMail({
          envelope: { from: message.envelopeFrom, to: [message.envelopeTo] },
          messageId: `<${message.messageId}>`,
          raw: bytes,
        });
        return { kind: 'sent' };
      } catch (error) {
        return sortFailure(error);
      }
    },
    close: () => mailer.close(),
  };
}

/** The mail catcher: letters stay here and can be read on a page of their own; each exactly once. */
export function catcherTransport(): StoringTransport {
  return {
    kind: 'storing',
    async keep({ db, now }, messages) {
      if (messages.length === 0) return;
      await db
        .insertInto('caught_letter')
        .values(
          messages.map(({ message, bytes }) => ({
            caught_id: newId(now),
            at: now,
            from_text: message.content.from,
            to_text: message.content.to,
            subject: message.content.subject,
            bytes,
          })),
        )
        .execute();
    },
    close: () => {},
  };
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { ConnectionCount } from './connection-count.ts';
import { collect } from './data.ts';
import { SmtpRefusal } from './refusal.ts';

export interface SmtpLimits {
  /** Bytes of one message. */
  readonly size: number;
  readonly recipients: number;
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly messagesPerConnection: number;
  /** Recipients that one connection may name in vain. */
  readonly unknownRecipients: number;
  readonly idleMilliseconds: number;
}

const defaultSmtpLimits: SmtpLimits = {
  size: 25 * 1024 * 1024,
  recipients: 50,
  connections: 200,
  connectionsPerAddress: 50,
  messagesPerConnection: 1000,
  unknownRecipients: 20,
  idleMilliseconds: 60_000,
};

/** A message that arrived whole. */
export interface SmtpDelivery {
  readonly bytes: Buffer;
  /** The address of MAIL FROM; '' for the empty path. */
  readonly envelopeFrom: string;
  /** At least one; each was accepted. */
  readonly recipients: readonly string[];
  readonly remoteAddress: string;
}

interface SmtpListenerOptions {
  readonly port: number;
  readonly host: string;
  /** What the listener calls itself in its greeting. */
  readonly name: string;
  /** PEM. Without it STARTTLS is not offered. */
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer };
  readonly limits?: Partial<SmtpLimits>;
  /** Says whether mail for an address is taken, or why not (550). What it throws is a temporary trouble (451). */
  readonly accept: (recipient: string) => Promise<{ ok: true } | { ok: false; refusal: string }>;
  /**
   * Keeps a message. The sender hears 250 after this is done and not before; when it throws he hears 451 and comes
   * again, also when a part was kept: it must take the same message twice.
   */
  readonly deliver: (delivery: SmtpDelivery) => Promise<void>;
  /** Trouble that the sender was told as temporary, and trouble of the listener itself. */
  readonly onTrouble: (error: unknown) => void;
}

export interface SmtpListener {
  readonly port: number;
  /** Takes no new connection or message, waits for the deliveries that run, says goodbye (421) to the rest. */
  close(): Promise<void>;
}

/** Listens for mail. Takes what `accept` and `deliver` take, knows nothing of whose mail it is. No relaying, no login. */
export async function startSmtpListener(options: SmtpListenerOptions): Promise<SmtpListener> {
  const limits = { ...defaultSmtpLimits, ...options.limits };
  const count = new ConnectionCount(limits.connectionsPerAddress);
  const unknown = new WeakMap<SMTPServerSession, number>();
  const deliveries = new Set<Promise<void>>();
  let closing = false;

  const server = new SMTPServer({
    name: options.name,
    banner: 'Forecourt',
    logger: false,
    disabledCommands: options.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...(options.tls ? { key: options.tls.key, cert: options.tls.cert } : { hideSTARTTLS: true }),
    hideENHANCEDSTATUSCODES: false,
    disableReverseLookup: true,
    size: limits.size,
    rejectOversized: true,
    maxClients: limits.connections,
    maxRecipients: limits.recipients,
    maxCommandLength: 4096,
    socketTimeout: limits.idleMilliseconds,
    closeTimeout: 5000,

    onConnect(session, callback) {
      if (!closing && count.enter(session)) return callback();
      callback(new SmtpRefusal(421, closing ? 'Shutting down' : 'Too many connections from your address'));
    },

    onClose(session) {
      count.leave(session);
    },

    onMailFrom(_address, session, callback) {
      if (closing) return callback(new SmtpRefusal(421, 'Shutting down'));
      if (session.transaction <= limits.messagesPerConnection) return callback();
      callback(new SmtpRefusal(421, 'Enough messages on one connection, open another'));
    },

    onRcptTo({ address }, session, callback) {
      callbackify(meet)(address, session, (error) => callback(error && refusalOf(error)));
    },

    onData(stream, session, callback) {
      callbackify(receive)(stream, session, (error) => callback(error && refusalOf(error), 'Stored'));
    },
  });

  async function meet(recipient: string, session: SMTPServerSession): Promise<void> {
    const answer = await options.accept(recipient);
    if (answer.ok) return;
    const inVain = (unknown.get(session) ?? 0) + 1;
    unknown.set(session, inVain);
    if (inVain >= limits.unknownRecipients) throw new SmtpRefusal(421, 'Too many unknown recipients');
    throw new SmtpRefusal(550, answer.refusal);
  }

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const bytes = await collect(stream, limits.size, () => hangUp(session));
    // Too large (the answer is 552), or the sender went away in the middle and hears nothing.
    if (bytes === null) throw new SmtpRefusal(552, 'The message is too large');
    if (closing) throw new SmtpRefusal(421, 'Shutting down');
    const { mailFrom, rcptTo } = session.envelope;
    const delivery = options.deliver({
      bytes,
      envelopeFrom: mailFrom ? mailFrom.address : '',
      recipients: rcptTo.map((recipient) => recipient.address),
      remoteAddress: session.remoteAddress,
    });
    deliveries.add(delivery);
    await delivery.finally(() => deliveries.delete(delivery));
  }

  function refusalOf(error: Error): SmtpRefusal {
    if (error instanceof SmtpRefusal) return error;
    options.onTrouble(error);
    return new SmtpRefusal(451, 'Trouble on our side, try again later');
  }

  /** Nobody has to listen to a message that has no end. */
  function hangUp(session: SMTPServerSession): void {
    for (const connection of server.connections) {
      if (connection.session === session) connection.send(421, 'The message is far too large');
    }
  }

  // Senders that go away in the middle of something are no trouble of ours.
  server.on('error', () => {});
  server.listen(options.port, options.host);
  await once(server.server, 'listening');
  const address = server.server.address() as AddressInfo;

  return {
    port: address.port,
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.allSettled(deliveries);
      // The answers of the last deliveries are written before the connections end.
      await new Promise((resolve) => setImmediate(resolve));
      for (const connection of server.connections) connection.send(421, 'Shutting down');
      await closed;
    },
  };
}

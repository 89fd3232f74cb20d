/** A file that goes with a message; its bytes are stored by their hash and loaded when the message is composed. */
export interface OutgoingFile {
  /** SHA-256, hex. */
  readonly sha256: string;
  readonly name: string;
  readonly contentType: string;
}

/** All that is needed to compose a message; stands in the row, so that nothing else has to be asked when it goes. */
export interface OutgoingMessage {
  /** As the header shows it: `"Anna Vogel" <dealer@leads.example>`. */
  readonly from: string;
  readonly to: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Message-IDs without angle brackets. */
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /**
   * Written by a program: `auto-replied` answers a message, `auto-generated` answers none (RFC 3834). Tells other
   * programs not to answer.
   */
  readonly automatic?: 'auto-replied' | 'auto-generated';
  /** Passes somebody else's message on. Told in a header, so that it is never passed on again. */
  readonly forwarded?: true;
  /** BCP 47. */
  readonly language?: string;
  readonly files?: readonly OutgoingFile[];
  /** An iCalendar object that mail programs offer to take over, and its method (RFC 6047). */
  readonly calendar?: OutgoingCalendar;
}

export interface OutgoingCalendar {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** A message on its way, as a row of the outbox. */
export interface OutboxMessage {
  readonly outboxId: string;
  /** Null: a message of the installation itself. */
  readonly dealerId: string | null;
  readonly letterId: string | null;
  /** Without angle brackets; fixed when the row was written, the same in every attempt. */
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly envelopeTo: string;
  readonly content: OutgoingMessage;
  readonly attempts: number;
  readonly createdAt: Temporal.Instant;
}

/** A message as bytes, with the envelope it travels in. */
export interface ComposedMessage {
  readonly message: OutboxMessage;
  readonly bytes: Buffer;
}

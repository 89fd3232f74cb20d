import type { MailAddress } from './addresses.ts';
import type { Headers } from './headers.ts';

export interface MailAttachment {
  readonly filename: string | null;
  /** Lower case, as declared; 'application/octet-stream' when nothing is. */
  readonly contentType: string;
  readonly charset: string | null;
  readonly bytes: Buffer;
  /** Hex. */
  readonly sha256: string;
  readonly inline: boolean;
  /** Without angle brackets. */
  readonly contentId: string | null;
}

/** A machine-readable report part (message/delivery-status, message/feedback-report, rfc822-headers). */
export interface MailReport {
  readonly type: string;
  readonly text: string;
}

/** A raw message, understood as far as MIME goes. Nothing in it has been judged or made safe. */
export interface ParsedMail {
  /** All headers of the top level, for the few questions not answered below. */
  readonly headers: Headers;
  /** Message ids without angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly from: MailAddress | null;
  readonly sender: MailAddress | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** Delivered-To, X-Original-To and Envelope-To: where the message was really sent. */
  readonly deliveredTo: readonly MailAddress[];
  readonly subject: string | null;
  /** Date header as written, and as UTC text when it can be read. */
  readonly date: string | null;
  readonly dateUtc: string | null;
  readonly autoSubmitted: string | null;
  readonly precedence: string | null;
  readonly listId: string | null;
  /** Return-Path address; '' for `<>`, null when the header is absent. */
  readonly returnPath: string | null;
  readonly contentType: string;
  /** Parameters of Content-Type that classification needs. */
  readonly reportType: string | null;
  readonly text: string | null;
  /** Raw and unsafe: pass through sanitiseHtml before showing. */
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
  readonly reports: readonly MailReport[];
  /** Messages carried inside (message/rfc822), in order. */
  readonly nested: readonly ParsedMail[];
  /** What was wrong with the message, as codes; empty for a clean one. */
  readonly defects: readonly string[];
  readonly size: number;
}

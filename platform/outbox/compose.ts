import MailComposer from 'nodemailer/lib/mail-composer';
import type { ComposedMessage, OutboxMessage } from './message.ts';

/** Stands in a message that passes another one on. */
export const forwardedHeader = 'X-Forecourt-Forwarded';

/** The stored bytes of a message's files, by their hash in hex. */
export type FileBytes = ReadonlyMap<string, Buffer>;

/**
 * Makes the message that travels. The same row gives the same Message-ID and Date each time, so a copy that was sent
 * twice is known as one by whoever receives it.
 */
export async function compose(message: OutboxMessage, files: FileBytes): Promise<ComposedMessage> {
  const { content } = message;
  const composer = new MailComposer({
    from: content.from,
    to: content.to,
    ...(content.replyTo === undefined ? {} : { replyTo: content.replyTo }),
    subject: content.subject,
    text: content.text,
    ...(content.html === undefined ? {} : { html: content.html }),
    ...(content.inReplyTo === undefined ? {} : { inReplyTo: `<${content.inReplyTo}>` }),
    ...(content.references?.length ? { references: content.references.map((id) => `<${id}>`) } : {}),
    messageId: `<${message.messageId}>`,
    date: message.createdAt.toString(),
    headers: headersOf(message),
    attachments: (content.files ?? []).map((file) => ({
      filename: file.name,
      contentType: file.contentType,
      content: bytesOf(files, file.sha256),
      contentDisposition: 'attachment' as const,
    })),
    ...(content.calendar === undefined
      ? {}
      : { icalEvent: { ...content.calendar, filename: 'appointment.ics' } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { message, bytes: await composer.compile().build() };
}

function headersOf({ content }: OutboxMessage): Record<string, string> {
  return {
    ...(content.automatic === undefined
      ? {}
      : { 'Auto-Submitted': content.automatic, 'X-Auto-Response-Suppress': 'All' }),
    ...(content.forwarded ? { [forwardedHeader]: 'yes' } : {}),
    ...(content.language === undefined ? {} : { 'Content-Language': content.language }),
  };
}

function bytesOf(files: FileBytes, sha256: string): Buffer {
  const bytes = files.get(sha256);
  if (!bytes) throw new Error(`The file ${sha256} of a letter is not stored`);
  return bytes;
}

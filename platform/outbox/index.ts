export { forwardedHeader } from './compose.ts';
export type { LetterBook } from './letters.ts';
export type { OutgoingCalendar, OutgoingMessage } from './message.ts';
export { OutboxSender } from './sender.ts';
export { type NewOutboxMessage, outboxChannel, outboxRow, putOutbox } from './store.ts';
export { catcherTransport, smtpTransport, type Transport } from './transport.ts';

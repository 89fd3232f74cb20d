export type { EnquiryRead } from './enquiry.ts';
export { leadAddress, mailbox } from './envelope/recipients.ts';
export { mailJobs } from './jobs.ts';
export { type MailboxParts, mailboxOf } from './mailbox.ts';
export { routes } from './routes.ts';
export {
  detectKind,
  isNoReplyAddress,
  normalisePhone,
  splitName,
  toExpectedShape,
  type UnderstoodLead,
  understandBytes,
} from './rules/index.ts';
export { lettersOfThread, type ThreadLetter } from './screens/letters-of-thread.ts';
export { type Addresses, loadAddresses, rememberAddresses } from './store/addresses.ts';
export { letterBook } from './store/deliveries.ts';
export type { StoredRaw } from './store/raw.ts';
export { insertThread as openThread, type Thread } from './store/threads.ts';
export { answering, automaticReplyText, type MailText } from './texts/index.ts';
export { type ReadParts, readRaw } from './use-cases/read-raw.ts';
export { recordIncomingLetter } from './use-cases/record-incoming-letter.ts';
export { type LetterToSend, sendLetter } from './use-cases/send-letter.ts';
export { sendNotice } from './use-cases/send-notice.ts';
export { settleReading } from './use-cases/settle-reading.ts';
export { storeRaw } from './use-cases/store-raw.ts';

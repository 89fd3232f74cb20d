export type { EnquiryRead } from './enquiry.ts';
export { contentTypeOf } from './envelope/content-type.ts';
export { cleanFileName } from './envelope/display.ts';
export { leadAddress } from './envelope/recipients.ts';
export { mailJobs } from './jobs.ts';
export { mailboxOf } from './mailbox.ts';
export { routes } from './routes.ts';
export {
  isNoReplyAddress,
  makeAtStart,
  normalisePhone,
  splitName,
  toExpectedShape,
  type UnderstoodLead,
  understandBytes,
} from './rules/index.ts';
export { movedTo } from './screens/inbox.ts';
export { lettersOfThread } from './screens/letters-of-thread.ts';
export { rememberAddresses } from './store/addresses.ts';
export { firstReached, letterBook } from './store/deliveries.ts';
export { putFiles, sha256Of, takeUploads } from './store/files.ts';
export { insertThread as openThread } from './store/threads.ts';
export { answering, automaticReplyText, escaped, forwardedEnquiryText } from './texts/index.ts';
export {
  forwardEnquiryMessage,
  type MessageToForward,
  messageToForward,
} from './use-cases/forward-message.ts';
export { type KeptUpload, keepUpload } from './use-cases/keep-upload.ts';
export { keepMoved, moveRaw } from './use-cases/move-raw.ts';
export { type ReadParts, readRaw } from './use-cases/read-raw.ts';
export { recordIncomingLetter } from './use-cases/record-incoming-letter.ts';
export { sendLetter } from './use-cases/send-letter.ts';
export { sendNotice } from './use-cases/send-notice.ts';
export { sendWithoutThread } from './use-cases/send-without-thread.ts';
export { settleReading } from './use-cases/settle-reading.ts';
export { storeRaw } from './use-cases/store-raw.ts';

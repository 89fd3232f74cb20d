export { isNoReplyAddress } from './classify/automatic.ts';
export {
  type Bounce,
  type Classification,
  type ClassifyContext,
  classify,
  type DeliveryStatus,
  type MailClass,
  type ReplyKeys,
  replyKeys,
} from './classify.ts';
export { type PrintedLead, type PrintedReading, toExpectedShape } from './expected-shape.ts';
export { guessLanguage } from './language.ts';
export { mayAutoReply, type NoAutoReply } from './may-auto-reply.ts';
export { splitName } from './names.ts';
export {
  defaultLimits,
  type MailAddress,
  type MailAttachment,
  type MailLimits,
  type MailParsing,
  type MailReject,
  type MailReport,
  type ParsedMail,
  parseMail,
  type RejectCode,
} from './parse-mail.ts';
export { normalisePhone, phonesInText } from './phones.ts';
export { quoteStripped, type Stripped } from './quote-stripped.ts';
export { type DocKind, detectKind, docOfPayload, understandBytes } from './read-bytes.ts';
export { type Doc, docOfMail, type ReadOptions } from './readers/doc.ts';
export type {
  Found,
  LeadAddress,
  LeadCustomer,
  LeadId,
  LeadKind,
  LeadParty,
  LeadPhone,
  LeadVehicle,
  NormalPhone,
  Outcome,
  Understood,
  UnderstoodLead,
} from './readers/understood.ts';
export { type SanitisedHtml, type SanitiseOptions, sanitiseHtml } from './sanitise-html.ts';
export { understand, understandMail } from './understand.ts';

export { isNoReplyAddress } from './classify/automatic.ts';
export { type Bounce, type Classification, type ClassifyContext, classify } from './classify.ts';
export { toExpectedShape } from './expected-shape.ts';
export { guessLanguage } from './language.ts';
export { makeAtStart } from './makes.ts';
export { mayAutoReply } from './may-auto-reply.ts';
export { splitName } from './names.ts';
export {
  defaultLimits,
  type MailAddress,
  type MailLimits,
  type MailReject,
  type ParsedMail,
  parseMail,
} from './parse-mail.ts';
export { normalisePhone, phonesInText } from './phones.ts';
export { quoteStripped } from './quote-stripped.ts';
export { detectKind, docOfPayload, understandBytes } from './read-bytes.ts';
export { type Doc, docOfMail } from './readers/doc.ts';
export type { Understood, UnderstoodLead } from './readers/understood.ts';
export { sanitiseHtml } from './sanitise-html.ts';
export { understand, understandMail } from './understand.ts';

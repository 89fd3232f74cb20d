export {
  defaultSmtpLimits,
  type SmtpDelivery,
  type SmtpLimits,
  type SmtpListener,
  type SmtpListenerOptions,
  startSmtpListener,
} from './listener.ts';
export { SmtpRefusal } from './refusal.ts';

export {
  type SmtpDelivery,
  type SmtpLimits,
  type SmtpListener,
  startSmtpListener,
} from './listener.ts';

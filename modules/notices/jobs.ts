import type { DueHandler } from '../../platform/due-work/index.ts';
import type { SendPush } from '../../platform/push/index.ts';
import { sendMailsTo } from './use-cases/send-mails.ts';
import { type OnPushTrouble, pushTo, sendPushMessage } from './use-cases/send-pushes.ts';

/** What falls due in notices: mails and pushes of a user, which only write rows. */
export function noticeJobs(parts: {
  /** Where people open the web, without a slash at the end. */
  readonly publicUrl: string;
}): Record<'noticeMail' | 'noticePush', DueHandler> {
  return {
    noticeMail: (tx, userId) => sendMailsTo(tx, userId, parts),
    noticePush: (tx, userId) => pushTo(tx, userId),
  };
}

/**
 * Messages to devices. Each calls a push service, which may take seconds, inside its own transaction, whose row nobody
 * else waits for; so these belong to a worker of their own.
 */
export function pushJobs(parts: {
  readonly send: SendPush;
  readonly onTrouble: OnPushTrouble;
}): Record<'pushMessage', DueHandler> {
  return { pushMessage: (tx, messageId) => sendPushMessage(tx, messageId, parts) };
}

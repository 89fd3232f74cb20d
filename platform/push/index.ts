export { isPushReader } from './encrypt.ts';
export { isPushService } from './endpoint.ts';
export { ensurePushKeys, readPushKeys } from './keys.ts';
export { pushSender, type SendPush } from './send.ts';

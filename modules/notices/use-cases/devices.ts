import { refuse } from '../../../kernel/refusals.ts';
import { isPushReader } from '../../../platform/push/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { readersOf } from '../store/choices.ts';
import {
  insertMessages,
  listDevices,
  removeDevice,
  removeOldDevices,
  saveDevice,
  TRIAL_TAG,
} from '../store/push.ts';
import { trialText } from '../texts/index.ts';

const mostDevices = 20;

/**
 * A user wants notices on this device. The newest twenty are kept. Refuses `notices.notADevice` for an address that is none
 * of a push service, or keys that are none, and `notices.notAMember` for an operator who does not work here.
 */
export async function addDevice(
  tx: DealerTx,
  device: {
    readonly userId: string;
    readonly endpoint: string;
    readonly keys: { readonly p256dh: string; readonly auth: string };
    readonly name: string | null;
  },
  allows: (endpoint: string) => boolean,
): Promise<string> {
  const { userId, endpoint, keys, name } = device;
  await needMember(tx, userId);
  if (!allows(endpoint)) refuse('invalid', 'notices.notADevice', { field: 'endpoint' });
  if (!isPushReader(keys)) refuse('invalid', 'notices.notADevice', { field: 'keys' });
  const deviceId = await saveDevice(tx, {
    userId,
    endpoint,
    p256dh: keys.p256dh,
    auth: keys.auth,
    device: name,
  });
  await removeOldDevices(tx, userId, mostDevices);
  return deviceId;
}

/** Refuses `notices.noDevice`. */
export async function forgetDevice(
  tx: DealerTx,
  device: { readonly userId: string; readonly deviceId: string },
): Promise<void> {
  const removed = await removeDevice(tx, { subscriptionId: device.deviceId, userId: device.userId });
  if (!removed) refuse('notFound', 'notices.noDevice');
}

/** Sends something to see whether it comes, also in the quiet hours. Refuses `notices.noDevice`. */
export async function tryDevice(
  tx: DealerTx,
  { userId, deviceId, path }: { readonly userId: string; readonly deviceId: string; readonly path: string },
): Promise<void> {
  const devices = await listDevices(tx, userId);
  const reader = (await readersOf(tx, [userId])).get(userId);
  if (!reader || !devices.some(({ subscriptionId }) => subscriptionId === deviceId)) {
    refuse('notFound', 'notices.noDevice');
  }
  const { language } = reader;
  await insertMessages(tx, [deviceId], {
    noticeId: null,
    payload: { ...trialText(language), tag: TRIAL_TAG, path, language },
  });
}

/** Refuses `notices.notAMember`: notices go to who works here. */
export async function needMember(tx: DealerTx, userId: string): Promise<void> {
  if (!(await readersOf(tx, [userId])).has(userId)) refuse('notAllowed', 'notices.notAMember');
}

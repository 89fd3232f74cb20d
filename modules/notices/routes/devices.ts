import { Type } from 'typebox';
import { type DealerActor, dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { readPushKeys } from '../../../platform/push/index.ts';
import { NewDevice, NoticeDevices } from '../contract.ts';
import { listDevices } from '../store/push.ts';
import { addDevice, forgetDevice, tryDevice } from '../use-cases/devices.ts';

/** What notices need from outside; put together in `app/`. */
export interface NoticeParts {
  /** Which addresses of push services may be called. */
  readonly allowsPush: (endpoint: string) => boolean;
}

const tag = 'Notices';
const params = Type.Object({ deviceId: Id });

interface Own {
  readonly may: (actor: DealerActor) => boolean;
  readonly userOf: (actor: DealerActor) => string;
}

export function deviceRoutes(app: HttpApp, { allowsPush }: NoticeParts, { may, userOf }: Own): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/notices/devices',
    tag,
    summary: "One's own devices that take push messages, and the key to subscribe with",
    schema: { response: NoticeDevices },
    may,
    handler: async ({ tx, actor }) => ({
      publicKey: (await readPushKeys(tx.db))?.publicKey ?? '',
      devices: (await listDevices(tx, userOf(actor))).map((device) => ({
        deviceId: device.subscriptionId,
        name: device.device,
        endpoint: device.endpoint,
        since: device.createdAt.toString(),
        lastSentAt: device.lastSentAt?.toString() ?? null,
      })),
    }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/notices/devices',
    tag,
    summary: 'Take push messages on this device',
    description:
      '422 `notices.notADevice` for an address that belongs to no push service, or keys that are none.',
    schema: { body: NewDevice, response: Type.Object({ deviceId: Id }) },
    status: 201,
    may,
    handler: async ({ tx, actor, body, request }) => ({
      deviceId: await addDevice(
        tx,
        { userId: userOf(actor), ...body, name: request.headers['user-agent']?.slice(0, 300) ?? null },
        allowsPush,
      ),
    }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/notices/devices/:deviceId',
    tag,
    summary: 'Take no push messages on this device any more',
    description: '404 `notices.noDevice`.',
    schema: { params },
    may,
    handler: ({ tx, actor, params: { deviceId } }) => forgetDevice(tx, { userId: userOf(actor), deviceId }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/notices/devices/:deviceId/trial',
    tag,
    summary: 'Send a push message to this device, to see whether it comes',
    description: 'Goes in the quiet hours too. 404 `notices.noDevice`.',
    schema: { params },
    may,
    handler: ({ tx, actor, dealer, params: { deviceId } }) =>
      tryDevice(tx, { userId: userOf(actor), deviceId, path: `/d/${dealer.key}/notices/choices` }),
  });
}

import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A browser on a device, as far as push messages go: it has keys, and reads what was encrypted for them. */
export interface Device {
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** The text of a message body; throws on one that is for somebody else. */
  read(body: Buffer): Buffer;
}

export function openDevice(): Device {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
    read(body) {
      const salt = body.subarray(0, 16);
      const senderKey = body.subarray(21, 21 + body.readUInt8(20));
      const sealed = body.subarray(21 + senderKey.length);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), senderKey]);
      const secret = hkdfSync('sha256', pair.computeSecret(senderKey), auth, info, 32);
      const derive = (name: string, length: number) =>
        Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, `Content-Encoding: ${name}\0`, length));
      const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
      decipher.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      if (padded.at(-1) !== 2) throw new Error('The last record has no mark');
      return padded.subarray(0, -1);
    },
  };
}

/** A push service on a real port: what came to which address, and what it answers next. */
export interface PushService {
  readonly home: string;
  readonly received: {
    readonly path: string;
    readonly body: Buffer;
    readonly headers: NodeJS.Dict<string | string[]>;
  }[];
  /** The status of every answer from now on, with its headers. */
  answer(status: number, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

export async function openPushService(): Promise<PushService> {
  const received: PushService['received'] = [];
  let next: { status: number; headers: Record<string, string> } = { status: 201, headers: {} };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ path: request.url ?? '', body: Buffer.concat(parts), headers: request.headers });
      response.writeHead(next.status, next.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    home: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (status, headers = {}) => {
      next = { status, headers };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { curve } from './encrypt.ts';

/** The key pair by which push services know this installation; raw and base64url, as browsers want the public one. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export function makePushKeys(): PushKeys {
  const pair = createECDH(curve);
  pair.generateKeys();
  return { publicKey: pair.getPublicKey('base64url'), privateKey: padded(pair.getPrivateKey()) };
}

/** A push service takes a signature of at most 24 hours; this leaves room for clocks that are off. */
const lasts = Temporal.Duration.from({ hours: 12 });

/**
 * The `Authorization` of a message to this endpoint (RFC 8292): who sends it, for this service only, and for twelve hours.
 * `contact` is a `mailto:` or `https:` address at which the service reaches whoever runs this installation.
 */
export function vapidAuthorization(
  keys: PushKeys,
  call: { readonly endpoint: string; readonly contact: string; readonly now: Temporal.Instant },
): string {
  const claims = {
    aud: new URL(call.endpoint).origin,
    exp: Math.floor(call.now.add(lasts).epochMilliseconds / 1000),
    sub: call.contact,
  };
  const unsigned = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(unsigned), {
    key: signingKey(keys),
    dsaEncoding: 'ieee-p1363',
  });
  return `vapid t=${unsigned}.${signature.toString('base64url')}, k=${keys.publicKey}`;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signingKey({ publicKey, privateKey }: PushKeys): KeyObject {
  const point = Buffer.from(publicKey, 'base64url');
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
      d: privateKey,
    },
  });
}

/** A private key that begins with zeros is given shorter; a JWK wants all 32 bytes. */
function padded(key: Buffer): string {
  return Buffer.concat([Buffer.alloc(32 - key.length), key]).toString('base64url');
}

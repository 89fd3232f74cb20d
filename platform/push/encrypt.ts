import { createCipheriv, createECDH, createHmac, type ECDH, randomBytes } from 'node:crypto';

/** What a browser gives away so that only it can read: both base64url. */
export interface PushReader {
  /** Its public key: an uncompressed point of P-256, 65 bytes. */
  readonly p256dh: string;
  /** Its secret of 16 bytes. */
  readonly auth: string;
}

/** What is random in each message; given only by tests. */
export interface OneMessage {
  readonly sender: ECDH;
  /** 16 bytes. */
  readonly salt: Buffer;
}

export const curve = 'prime256v1';
const recordSize = 4096;
/** One record holds so many bytes beside its delimiter and its tag. */
export const mostPushBytes = recordSize - 17;

/**
 * The body of a push message: RFC 8291 with one record of `aes128gcm` (RFC 8188). Throws a RangeError on a text over
 * `mostPushBytes` or a reader whose keys are no keys.
 */
export function encryptPush(text: Buffer, reader: PushReader, message: OneMessage = oneMessage()): Buffer {
  if (text.length > mostPushBytes) throw new RangeError(`A push message of ${text.length} bytes is too long`);
  const { sender, salt } = message;
  const readerKey = keyOf(reader.p256dh);
  const senderKey = sender.getPublicKey();
  const shared = sharedSecret(sender, readerKey);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), readerKey, senderKey]);
  const secret = expand(extract(secretOf(reader.auth), shared), info, 32);
  const pseudoRandom = extract(salt, secret);
  const key = expand(pseudoRandom, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = expand(pseudoRandom, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2 marks the last record
  const sealed = Buffer.concat([
    cipher.update(text),
    cipher.update(Buffer.from([2])),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(recordSize, 0);
  head.writeUInt8(senderKey.length, 4);
  return Buffer.concat([salt, head, senderKey, sealed]);
}

/** Whether these are keys a message can be encrypted for. */
export function isPushReader(reader: PushReader): boolean {
  try {
    encryptPush(Buffer.alloc(0), reader);
    return true;
  } catch {
    return false;
  }
}

function oneMessage(): OneMessage {
  const sender = createECDH(curve);
  sender.generateKeys();
  return { sender, salt: randomBytes(16) };
}

function keyOf(p256dh: string): Buffer {
  const key = Buffer.from(p256dh, 'base64url');
  if (key.length !== 65 || key[0] !== 4) throw new RangeError('The key of the device is no point of P-256');
  return key;
}

function secretOf(auth: string): Buffer {
  const secret = Buffer.from(auth, 'base64url');
  if (secret.length !== 16) throw new RangeError('The secret of the device does not have 16 bytes');
  return secret;
}

function sharedSecret(sender: ECDH, readerKey: Buffer): Buffer {
  try {
    return sender.computeSecret(readerKey);
  } catch {
    throw new RangeError('The key of the device is no point of P-256');
  }
}

function extract(salt: Buffer, secret: Buffer): Buffer {
  return createHmac('sha256', salt).update(secret).digest();
}

/** HKDF-Expand for at most 32 bytes: one step. */
function expand(pseudoRandom: Buffer, info: Buffer, length: number): Buffer {
  return createHmac('sha256', pseudoRandom)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length);
}

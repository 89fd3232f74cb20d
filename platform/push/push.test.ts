import { createECDH, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDevice, openPushService, type PushService } from '../../test/world/push-service.ts';
import { encryptPush, isPushReader, mostPushBytes } from './encrypt.ts';
import { isPushService } from './endpoint.ts';
import { outcomeOf, pushSender } from './send.ts';
import { makePushKeys, vapidAuthorization } from './vapid.ts';

const now = Temporal.Instant.from('2026-03-10T10:00:00Z');

describe('encryption', () => {
  it('makes the very message of RFC 8291, appendix A', () => {
    const sender = createECDH('prime256v1');
    sender.setPrivateKey(Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'));
    const reader = {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const salt = Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url');
    const text = Buffer.from('When I grow up, I want to be a watermelon');
    expect(encryptPush(text, reader, { sender, salt }).toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('is read by the device, whatever the length', () => {
    const device = openDevice();
    for (const length of [0, 1, 100, mostPushBytes]) {
      const text = Buffer.alloc(length, 'ü');
      expect(device.read(encryptPush(text, device.keys))).toEqual(text);
    }
    expect(() => encryptPush(Buffer.alloc(mostPushBytes + 1), device.keys)).toThrow(RangeError);
  });

  it('is never the same twice', () => {
    const device = openDevice();
    const text = Buffer.from('Guten Tag');
    expect(encryptPush(text, device.keys)).not.toEqual(encryptPush(text, device.keys));
  });

  it.each([
    ['an empty key', { p256dh: '' }],
    ['a short key', { p256dh: Buffer.alloc(64, 4).toString('base64url') }],
    [
      'a point off the curve',
      { p256dh: Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString('base64url') },
    ],
    ['a short secret', { auth: 'AAAA' }],
  ])('%s is no reader', (_, wrong) => {
    const { keys } = openDevice();
    expect(isPushReader(keys)).toBe(true);
    expect(isPushReader({ ...keys, ...wrong })).toBe(false);
  });
});

describe('who sends it', () => {
  it('is signed for the one service and for twelve hours', () => {
    for (let round = 0; round < 20; round++) {
      const keys = makePushKeys();
      const header = vapidAuthorization(keys, {
        endpoint: 'https://push.example:8443/a/b?c=d',
        contact: 'mailto:postmaster@leads.example',
        now,
      });
      const [, head = '', claims = '', signature = '', key] =
        /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header) ?? [];
      expect(key).toBe(keys.publicKey);
      expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'ES256' });
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
        aud: 'https://push.example:8443',
        exp: now.epochMilliseconds / 1000 + 12 * 3600,
        sub: 'mailto:postmaster@leads.example',
      });
      const point = Buffer.from(keys.publicKey, 'base64url');
      const publicKey = createPublicKey({
        format: 'jwk',
        key: {
          kty: 'EC',
          crv: 'P-256',
          x: point.subarray(1, 33).toString('base64url'),
          y: point.subarray(33).toString('base64url'),
        },
      });
      const signed = Buffer.from(`${head}.${claims}`);
      const raw = Buffer.from(signature, 'base64url');
      expect(verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true);
    }
  });
});

describe('what a push service answers', () => {
  it.each([
    [201, null, { kind: 'sent' }],
    [404, null, { kind: 'gone' }],
    [410, null, { kind: 'gone' }],
    [429, '120', { kind: 'later', seconds: 120 }],
    [429, '999999', { kind: 'later', seconds: 86_400 }],
    [503, 'Tue, 10 Mar 2026 11:00:00 GMT', { kind: 'later', seconds: null }],
    [500, null, { kind: 'later', seconds: null }],
    [413, null, { kind: 'refused' }],
    [400, null, { kind: 'refused' }],
    [302, null, { kind: 'refused' }],
  ])('%i is understood', (status, retryAfter, expected) => {
    expect(outcomeOf(status, retryAfter)).toMatchObject(expected);
  });
});

describe('which addresses may be called', () => {
  it.each([
    ['https://fcm.googleapis.com/fcm/send/abc', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
    ['https://web.push.apple.com/abc', true],
    ['https://wns2-par02p.notify.windows.com/w/?token=abc', true],
    ['http://fcm.googleapis.com/abc', false],
    ['https://fcm.googleapis.com:8443/abc', false],
    ['https://user@fcm.googleapis.com/abc', false],
    ['https://fcm.googleapis.com.evil.example/abc', false],
    ['https://evilfcm.googleapis.com.example/', false],
    ['https://notfcm.googleapis.com/', false],
    ['https://127.0.0.1/abc', false],
    ['https://localhost/abc', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('%s: %s', (endpoint, may) => {
    expect(isPushService(endpoint)).toBe(may);
  });
});

describe('sending over a real connection', () => {
  const device = openDevice();
  let service: PushService;
  beforeAll(async () => {
    service = await openPushService();
  });
  afterAll(() => service.close());

  const send = pushSender({
    keys: makePushKeys(),
    contact: 'mailto:postmaster@leads.example',
    allows: (endpoint) => endpoint.startsWith('http://127.0.0.1:'),
  });
  const message = { payload: { title: 'Überfällig' }, ttlSeconds: 60, urgent: true };

  it('arrives as the device reads it', async () => {
    const outcome = await send({ ...device.keys, endpoint: `${service.home}/a` }, message, now);
    expect(outcome).toEqual({ kind: 'sent' });
    const [arrived] = service.received;
    expect(JSON.parse(device.read(arrived?.body ?? Buffer.alloc(0)).toString())).toEqual({
      title: 'Überfällig',
    });
    expect(arrived).toMatchObject({
      path: '/a',
      headers: { ttl: '60', urgency: 'high', 'content-encoding': 'aes128gcm' },
    });
  });

  it('follows nobody elsewhere', async () => {
    service.answer(307, { location: '/elsewhere' });
    const outcome = await send({ ...device.keys, endpoint: `${service.home}/moved` }, message, now);
    expect(outcome.kind).toBe('refused');
    expect(service.received.map(({ path }) => path)).toEqual(['/a', '/moved']);
  });

  it('calls nobody who is not allowed, and tries again where nobody answers', async () => {
    const target = { ...device.keys, endpoint: 'http://localhost:1/' };
    expect(await send(target, message, now)).toEqual({ kind: 'gone' });
    expect((await send({ ...target, endpoint: 'http://127.0.0.1:1/' }, message, now)).kind).toBe('later');
  });
});

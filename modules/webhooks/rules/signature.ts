import { createHmac } from 'node:crypto';

/**
 * The header that proves a message: `t=<seconds since 1970>,v1=<hex>`, where `v1` is the HMAC-SHA-256 of `<t>.<body>` under
 * the webhook's secret. Receivers compute the same and refuse what is older than five minutes: a message that somebody caught
 * and sends again is old. Source: docs/api.md, Webhooks.
 */
export function signatureOf(secret: string, body: string, at: Temporal.Instant): string {
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

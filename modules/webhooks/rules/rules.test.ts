import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { eachOnce } from './events.ts';
import { outcomeOf } from './retry.ts';
import { signatureOf } from './signature.ts';

const now = Temporal.Instant.from('2026-03-10T09:00:00.900Z');

describe('an attempt', () => {
  const attempt = (status: number | null, attempts = 1, retryAfterSeconds: number | null = null) =>
    outcomeOf({ status, retryAfterSeconds, attempts, now });
  const waits = (seconds: number) => ({ state: 'waiting', againAt: now.add({ seconds }) });

  it.each<[string, ReturnType<typeof attempt>, object]>([
    ['200 is a yes', attempt(200), { state: 'delivered' }],
    ['204 is a yes', attempt(204, 5), { state: 'delivered' }],
    ['a redirect is a no', attempt(302), waits(10)],
    ['no answer is tried again', attempt(null), waits(10)],
    ['400 is tried again: somebody may mend the receiver', attempt(400, 2), waits(60)],
    ['not before the receiver asks to', attempt(429, 1, 120), waits(120)],
    ['but not sooner than the plan either', attempt(429, 3, 5), waits(300)],
    ['the last wait is a day', attempt(500, 9), waits(86_400)],
    ['then it failed', attempt(500, 10), { state: 'failed', pause: 'failing' }],
    ['410 is gone at once', attempt(410), { state: 'failed', pause: 'gone' }],
  ])('%s', (_, outcome, expected) => expect(outcome).toEqual(expected));

  it('is repeated for a little over two days', () => {
    let seconds = 0;
    for (let attempts = 1; ; attempts++) {
      const outcome = attempt(500, attempts);
      if (outcome.state !== 'waiting') break;
      seconds += (outcome.againAt.epochMilliseconds - now.epochMilliseconds) / 1000;
    }
    expect(seconds / 3600).toBeGreaterThan(46);
    expect(seconds / 3600).toBeLessThan(50);
  });
});

it('is signed over its moment and its text', () => {
  const mac = createHmac('sha256', 'whsec').update('1773133200.{"a":1}').digest('hex');
  expect(signatureOf('whsec', '{"a":1}', now)).toBe(`t=1773133200,v1=${mac}`);
});

it('tells the same once', () => {
  const created = { event: 'lead.created', subject: { leadId: 'a' } } as const;
  const assigned = (to: string) =>
    ({ event: 'lead.assigned', subject: { leadId: 'a' }, details: { to } }) as const;
  expect(eachOnce([created, assigned('x'), created, assigned('y')])).toEqual([created, assigned('y')]);
});

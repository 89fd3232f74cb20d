import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toExpectedShape, understandBytes } from './index.ts';

const samples = new URL('../samples/', import.meta.url);
const cases = new URL('../../../../shared/cases/leads/', import.meta.url);

/** Facts the collected cases note beside the lead; the product has them under other names (see the last test). */
const beside = ['phoneE164', 'priceNumber', 'odometerNumber'];

/** Cases we read differently on purpose, with the reason. */
const disagreements: Readonly<Record<string, string>> = {};

interface Expected {
  readonly outcome: string;
  readonly leads: readonly Record<string, unknown>[];
}

interface Beside {
  readonly phoneE164?: string;
  readonly priceNumber?: number;
  readonly odometerNumber?: number;
  readonly customer: { readonly phoneE164?: string };
}

/** Runs of white space count as one blank. */
function collapsed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (Array.isArray(value)) return value.map(collapsed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !beside.includes(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, collapsed(inner)]));
}

function readFile(folder: URL, file: string): { outcome: string; leads: unknown } {
  const result = understandBytes(readFileSync(new URL(file, folder)));
  if (!result.ok) return { outcome: 'error', leads: result.error };
  const { outcome, leads } = toExpectedShape(result.understood);
  return { outcome, leads: collapsed(leads) };
}

function filesOf(folder: URL): string[] {
  return readdirSync(folder).filter((file) => existsSync(new URL(`${file}.expected.json`, folder)));
}

function expectedOf(folder: URL, file: string): Expected {
  return JSON.parse(readFileSync(new URL(`${file}.expected.json`, folder), 'utf8'));
}

describe('own samples', () => {
  it.each(filesOf(samples))('%s', (file) => {
    const expected = expectedOf(samples, file);
    expect(readFile(samples, file)).toEqual({ outcome: expected.outcome, leads: collapsed(expected.leads) });
  });

  it('every sample has its expectation', () => {
    const files = readdirSync(samples).filter(
      (file) => !file.endsWith('.expected.json') && !file.endsWith('.md'),
    );
    expect(files.toSorted()).toEqual(filesOf(samples).toSorted());
  });
});

describe.skipIf(!existsSync(cases))('collected cases (../shared/cases; skipped when absent)', () => {
  const files = existsSync(cases) ? filesOf(cases).filter((file) => !(file in disagreements)) : [];

  it.each(files)('%s', (file) => {
    const expected = expectedOf(cases, file);
    const got = readFile(cases, file);
    expect(got.leads).toEqual(collapsed(expected.leads));
    // "Reject, or a lead without the entity" leaves the choice to us.
    expect(got.outcome).toBe(
      expected.outcome === 'reject-or-lead-without-entity' ? 'lead' : expected.outcome,
    );
  });

  it.each(files)('%s: numbers are usable', (file) => {
    const result = understandBytes(readFileSync(new URL(file, cases)), { country: 'DE' });
    if (!result.ok) throw new Error(result.error);
    const expected = expectedOf(cases, file).leads as unknown as Beside[];
    for (const [i, lead] of expected.entries()) {
      const e164 = lead.phoneE164 ?? lead.customer.phoneE164;
      if (e164) expect(result.understood.leads[i]?.phones[0]?.e164).toBe(e164);
      if (lead.priceNumber) expect(result.understood.leads[i]?.price).toBe(lead.priceNumber);
      if (lead.odometerNumber) expect(result.understood.leads[i]?.mileage).toBe(lead.odometerNumber);
    }
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIRST_LOAD_BUDGET_BYTES, measureBuild } from './build-size.ts';

const size = measureBuild(join(import.meta.dirname, 'dist'));

describe('the built web', () => {
  it.skipIf(size === null)('loads at most 250 kB of compressed script before the lead list shows', () => {
    expect(size?.firstLoad).toBeGreaterThan(50_000);
    expect(size?.firstLoad).toBeLessThanOrEqual(FIRST_LOAD_BUDGET_BYTES);
  });
});

import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Unexpected output fails a test: whoever wants to say something says it through the log he was given. */
const spies = (['log', 'info', 'warn', 'error'] as const).map((name) => ({
  name,
  spy: vi.spyOn(console, name),
}));

beforeEach(() => {
  for (const { spy } of spies) spy.mockClear();
});

afterEach(() => {
  for (const { name, spy } of spies) {
    expect(spy.mock.calls, `a test or the code under test called console.${name}`).toEqual([]);
  }
});

import { expect, it } from 'vitest';
import { isId, newId } from './ids.ts';

const at = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);

it('makes ids that ascend with time, and within a millisecond', () => {
  const ids = [
    at(1),
    at(1_900_000_000_000),
    at(1_900_000_000_000),
    at(1_900_000_000_000),
    at(1_900_000_000_001),
  ].map(newId);
  expect(ids.every(isId)).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it('makes UUIDs of version 7', () => {
  expect(newId(at(1_900_000_000_000))).toMatch(/^01ba6[0-9a-f]{3}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
});

it('knows an id from other texts', () => {
  expect(['', 'x', `${newId(at(1))} `, newId(at(1)).toUpperCase(), `'${newId(at(1))}`].filter(isId)).toEqual(
    [],
  );
});

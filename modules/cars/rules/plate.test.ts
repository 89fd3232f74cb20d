import { expect, it } from 'vitest';
import { plateKey } from './plate.ts';

it.each([
  ['LÖ-AB 123', 'LOAB123'],
  ['lö ab123', 'LOAB123'],
  ['LOAB 123', 'LOAB123'],
  ['4-XKT-28', '4XKT28'],
  [' - ', null],
  [null, null],
])('compares %j as %j', (plate, key) => expect(plateKey(plate)).toBe(key));

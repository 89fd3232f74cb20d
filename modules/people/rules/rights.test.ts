import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rightsOf } from './may.ts';
import { held, meanings, presetRoles, presetsWith, rightNames, rightsOfRole, within } from './rights.ts';

const sets = fc.subarray([...rightNames]);

describe('the presets', () => {
  it('grow from the salesperson to the administrator, who has every right', () => {
    expect(held(rightsOfRole('administrator', null))).toEqual(rightNames);
    for (const role of presetRoles) {
      expect(within(rightsOfRole('salesperson', null), rightsOfRole(role, null))).toBe(true);
    }
  });

  it('say the same of a right as the right says of them', () => {
    for (const right of rightNames) {
      expect(presetsWith(right)).toEqual(
        expect.arrayContaining(presetRoles.filter((role) => rightsOfRole(role, null)[right])),
      );
    }
  });

  it('let no API key manage anybody', () => {
    const { manageUsers, manageApiKeys, changeSettings } = rightsOf('apiKey');
    expect([manageUsers, manageApiKeys, changeSettings]).toEqual([false, false, false]);
  });
});

describe('a set of rights', () => {
  it('holds what was chosen and what everybody has, and nothing else', () => {
    fc.assert(
      fc.property(sets, (chosen) => {
        const always = rightNames.filter((right) => meanings[right].presets === 'everybody');
        expect(new Set(held(rightsOfRole('x', chosen)))).toEqual(new Set([...always, ...chosen]));
      }),
    );
  });

  it('lies within another exactly when it takes nothing the other has not', () => {
    fc.assert(
      fc.property(sets, sets, (one, other) => {
        const [a, b] = [rightsOfRole('x', one), rightsOfRole('x', other)];
        expect(within(a, b)).toBe(held(a).every((right) => held(b).includes(right)));
        expect(within(a, a)).toBe(true);
      }),
    );
  });
});

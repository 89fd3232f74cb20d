import { describe, expect, it } from 'vitest';
import { weaknessOf } from './password.ts';

const owner = { email: 'anna.koch@autohaus.example', name: 'Anna Koch' };

describe('a password', () => {
  it.each<[string, ReturnType<typeof weaknessOf>]>([
    ['correct horse battery', null],
    ['Sommer2026!x', null],
    ['7431906528', null],
    ['Anna Koch sells many cars', null],
    ['aaaaaaaaaaaa', 'tooFewDifferent'],
    ['abababababAB', 'tooFewDifferent'],
    ['Anna Koch 2026', 'isTheName'],
    ['annakoch123!', 'isTheName'],
    ['anna.koch@autohaus.example', 'isTheName'],
    ['anna.koch1234', 'isTheName'],
  ])('%s: %s', (password, weakness) => {
    expect(weaknessOf(password, owner)).toBe(weakness);
  });
});

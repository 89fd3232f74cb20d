import { describe, expect, it } from 'vitest';
import { shownPhone } from './shown-phone.ts';

describe('a number as it is shown', () => {
  it.each([
    ['+491715550142', 'DE', '0171 5550142'],
    ['+491715550142', 'NL', '+49 171 5550142'],
    ['+31612345678', 'nl', '06 12345678'],
    ['+31612345678', 'DE', '+31 6 12345678'],
  ])('%s in %s is %s', (e164, country, shown) => {
    expect(shownPhone({ asGiven: 'x', e164 }, country)).toBe(shown);
  });

  it('stays as given when it is no number', () => {
    expect(shownPhone({ asGiven: 'Zentrale, Apparat 12', e164: null }, 'DE')).toBe('Zentrale, Apparat 12');
  });
});

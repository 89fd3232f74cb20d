import { describe, expect, it } from 'vitest';
import { questionOf, requestOf, valuesOf } from './contact-form.ts';

describe('the form of a contact', () => {
  const blank = valuesOf(undefined);

  it('asks for one e-mail, phone and address at first, and sends none of them empty', () => {
    expect([blank.emails.length, blank.phones.length, blank.addresses.length]).toEqual([1, 1, 1]);
    expect(requestOf({ ...blank, lastName: ' Weber ' })).toMatchObject({
      lastName: 'Weber',
      firstName: null,
      emails: [],
      phones: [],
      addresses: [],
    });
  });

  it('asks about twins only when there is something to go by', () => {
    expect(questionOf(blank, undefined)).toBeNull();
    expect(questionOf({ ...blank, lastName: 'We' }, undefined)).toBeNull();
    expect(questionOf({ ...blank, lastName: 'Weber' }, 'x')).toMatchObject({
      lastName: 'Weber',
      except: 'x',
    });
    expect(questionOf({ ...blank, phones: [{ number: '0171 55', kind: '' }] }, undefined)).not.toBeNull();
  });
});

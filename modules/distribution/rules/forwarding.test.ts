import { describe, expect, it } from 'vitest';
import type { ForwardingRule } from '../../dealers/contract.ts';
import { type ForwardedEnquiry, forwardsOf, MOST_FORWARDS } from './forwarding.ts';

const enquiry: ForwardedEnquiry = {
  leadType: 'vehicle',
  sourceId: 'web',
  marketplace: false,
  language: 'de',
  brand: 'Audi',
  condition: 'used',
  forwardedBefore: false,
};
const rule = (more: Partial<ForwardingRule> = {}): ForwardingRule => ({
  ruleId: 'r',
  name: 'Used cars',
  active: true,
  marketplaces: false,
  match: {},
  what: 'copy',
  to: ['used@house.example'],
  ...more,
});
const goesTo = (rules: ForwardingRule[], more: Partial<ForwardedEnquiry> = {}) =>
  forwardsOf({ rules }, { ...enquiry, ...more }, 'leads.example').map(({ to, what }) => `${to} ${what}`);

describe('an enquiry is sent on', () => {
  it.each<{
    title: string;
    rule?: Partial<ForwardingRule>;
    enquiry?: Partial<ForwardedEnquiry>;
    sent: boolean;
  }>([
    { title: 'by a rule without conditions', sent: true },
    { title: 'not by a rule that is switched off', rule: { active: false }, sent: false },
    { title: 'not of a marketplace by the rules of others', enquiry: { marketplace: true }, sent: false },
    {
      title: 'of a marketplace by its own rules',
      rule: { marketplaces: true },
      enquiry: { marketplace: true },
      sent: true,
    },
    { title: 'of others not by the rules of marketplaces', rule: { marketplaces: true }, sent: false },
    { title: 'by its type', rule: { match: { leadTypes: ['vehicle', 'tradeIn'] } }, sent: true },
    { title: 'not of another type', rule: { match: { leadTypes: ['tradeIn'] } }, sent: false },
    { title: 'by its source', rule: { match: { sourceIds: ['web'] } }, sent: true },
    { title: 'not of another source', rule: { match: { sourceIds: ['phone'] } }, sent: false },
    { title: 'not in another language', rule: { match: { languages: ['nl'] } }, sent: false },
    { title: 'not of another brand', rule: { match: { brands: ['Seat'] } }, sent: false },
    {
      title: 'not by brand when no brand is known',
      rule: { match: { brands: ['Audi'] } },
      enquiry: { brand: null },
      sent: false,
    },
    { title: 'by all conditions', rule: { match: { brands: ['Audi'], conditions: ['used'] } }, sent: true },
    {
      title: 'not when one condition fails',
      rule: { match: { brands: ['Audi'], conditions: ['new'] } },
      sent: false,
    },
    { title: 'not a second time', enquiry: { forwardedBefore: true }, sent: false },
    { title: 'not to an address of the lead domain', rule: { to: ['north@Leads.example'] }, sent: false },
  ])('$title', ({ rule: ofRule, enquiry: ofEnquiry, sent }) => {
    expect(goesTo([rule(ofRule)], ofEnquiry)).toEqual(sent ? ['used@house.example copy'] : []);
  });

  it('once to each address, with the original when a rule asks for it', () => {
    const rules = [
      rule({ to: ['a@house.example', 'b@house.example'] }),
      rule({ to: ['A@house.example'], what: 'original' }),
    ];
    expect(goesTo(rules)).toEqual(['a@house.example original', 'b@house.example copy']);
  });

  it('to a bounded number of addresses', () => {
    const rules = Array.from({ length: 30 }, (_, i) => rule({ to: [`p${i}@house.example`] }));
    expect(goesTo(rules)).toHaveLength(MOST_FORWARDS);
  });
});

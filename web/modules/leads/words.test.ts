import { readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import type { CandidateReason, RuleName, StepReason } from '../../../modules/distribution/rules/decision.ts';
import { systemReasons, systemSources } from '../../../modules/sources/rules/system-catalogues.ts';
import deFirst from '../../locales/de.ts';
import enFirst from '../../locales/en.ts';
import nlFirst from '../../locales/nl.ts';
import dePages from '../../locales/pages-de.ts';
import enPages from '../../locales/pages-en.ts';
import nlPages from '../../locales/pages-nl.ts';
import { worded } from './words.ts';

const de = { ...deFirst, ...dePages };
const en = { ...enFirst, ...enPages };
const nl = { ...nlFirst, ...nlPages };

/** Every code of a decision; the compiler holds these lists complete. */
const rules: Record<RuleName, true> = {
  again: true,
  vehicleLocation: true,
  openLead: true,
  existingContact: true,
  vehiclePerson: true,
  group: true,
  rotation: true,
  pool: true,
  fallback: true,
  administrator: true,
};
/** What people's deeds are stored as: a hand-over, a lead made by hand, one claimed from a pool. */
const byPeople = ['handOver', 'byHand', 'claim', 'takenBack'];
const reasons: Record<StepReason, true> = {
  poolHandOver: true,
  reassigned: true,
  returned: true,
  standsHere: true,
  standsElsewhere: true,
  standsOutsideGroup: true,
  movedAlready: true,
  staysTogether: true,
  noOpenLead: true,
  reply: true,
  sameVehicle: true,
  sameAssignee: true,
  leadInPool: true,
  leadStaysInPool: true,
  leadWithoutAssignee: true,
  switchedOff: true,
  nobodyNamed: true,
  named: true,
  otherLeadType: true,
  otherSource: true,
  otherLanguage: true,
  otherBrand: true,
  otherCondition: true,
  otherLocation: true,
  nextInRotation: true,
  poolsTurn: true,
  inPool: true,
  noPoolUser: true,
  unavailable: true,
  lastResort: true,
  lastResortAbsent: true,
};
const candidates: Record<CandidateReason, true> = {
  available: true,
  only: true,
  lowest: true,
  firstOfEqual: true,
  higher: true,
  laterInOrder: true,
  unknown: true,
  inactive: true,
  doesNotReceive: true,
  cannotBeAssigned: true,
  offDuty: true,
  hadIt: true,
  notInGroup: true,
  absentDeputyTakes: true,
  absentDeputyTakesPart: true,
  absentDeputiesOff: true,
  absentNoDeputy: true,
  absentChainEndsAbsent: true,
  absentCycle: true,
  absentDeputyCannot: true,
  absentButLast: true,
};

/** The kinds that the server writes into a lead's history. */
function historyKinds(): string[] {
  const source = readFileSync(new URL('../../../modules/leads/store/history.ts', import.meta.url), 'utf8');
  const union = /export type HistoryKind =([^;]+);/.exec(source)?.[1] ?? '';
  return [...union.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? '');
}

describe.each([
  ['en', en],
  ['de', de],
  ['nl', nl],
] as const)('in %s', (locale, messages) => {
  const translator = (namespace: 'assignment' | 'history' | 'leads') =>
    createTranslator({
      locale,
      messages,
      namespace,
      onError: (error) => {
        throw error;
      },
    });
  const assignment = translator('assignment');
  const named = { group: 'Neuwagen', dealer: 'Autohaus Süd' };
  const unnamed = { group: 'none', dealer: 'none' };
  const names = { assignee: 'Anna', by: 'Tom', self: 'no', ...named };

  it.each([...Object.keys(rules), ...byPeople])('the rule %s has a name and a headline', (rule) => {
    expect(worded(assignment, `rules.${rule}`, named)).toBeTruthy();
    expect(worded(assignment, `rules.${rule}`, unnamed)).not.toContain('none');
    expect(worded(assignment, `headlines.${rule}`, names)).toBeTruthy();
    expect(worded(assignment, `headlines.${rule}`, { ...names, ...unnamed, by: 'none' })).not.toContain(
      'none',
    );
  });

  it.each(Object.keys(reasons))('the reason %s has a sentence under every rule', (reason) => {
    for (const rule of Object.keys(rules)) {
      const said = worded(assignment, `reasons.${reason}`, { rule, person: 'Anna', ...named });
      expect(said).toBeTruthy();
      expect(worded(assignment, `reasons.${reason}`, { rule, person: 'none', ...unnamed })).not.toContain(
        'none',
      );
    }
  });

  it.each(Object.keys(candidates))('the candidate’s reason %s has words', (reason) => {
    const values = { until: 'Monday', deputy: 'Tom', chain: 'Anna → Tom' };
    expect(worded(assignment, `candidates.${reason}`, values)).toBeTruthy();
  });

  it('there is no rule, reason or candidate’s reason that no decision has', () => {
    const { assignment: said } = messages;
    expect(Object.keys(said.reasons).sort()).toEqual(Object.keys(reasons).sort());
    expect(Object.keys(said.candidates).sort()).toEqual(Object.keys(candidates).sort());
    expect(Object.keys(said.rules).sort()).toEqual([...Object.keys(rules), ...byPeople].sort());
  });

  it('every kind of history has a sentence, with all that is known and with nothing', () => {
    const history = translator('history');
    const kinds = historyKinds();
    expect(kinds.length).toBeGreaterThan(10);
    const all = {
      who: 'Anna',
      to: 'Tom',
      self: 'no',
      source: 'mobile.de',
      automatic: 'yes',
      alarm: 'yes',
      because: 'deactivated',
      moment: 'Monday',
      followUp: 'Monday',
      repeated: 'yes',
      reached: 'yes',
      reason: 'Spam',
      rule: 'Used cars',
      original: 'yes',
      event: 'stage1',
      due: 'Monday',
      told: 'Anna',
      by: 'customer',
      pool: 'no',
      movedFrom: 'Autohaus Süd',
      deed: 'assign',
      what: 'Call',
      kind: 'viewing',
      at: 'Monday',
    };
    const nothing = Object.fromEntries(Object.keys(all).map((name) => [name, 'none']));
    for (const kind of kinds) {
      for (const values of [all, nothing]) {
        const said = worded(history, `kinds.${kind}`, values);
        expect(said, kind).toBeTruthy();
        expect(said).not.toMatch(/none|undefined|\{/);
      }
    }
  });

  it('every closing reason and unnamed source a dealer starts with has a name', () => {
    const leads = translator('leads');
    for (const { key, outcome } of systemReasons) {
      expect(worded(leads, `reasons.${key}`), key).toBeTruthy();
      expect(worded(leads, `outcomes.${outcome}`), outcome).toBeTruthy();
    }
    for (const { key, name } of systemSources) {
      if (name === null) expect(worded(leads, `sources.${key}`), key).toBeTruthy();
    }
  });
});

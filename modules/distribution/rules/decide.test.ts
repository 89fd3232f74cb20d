import { describe, expect, it } from 'vitest';
import { table } from './decide.cases.ts';
import { decide } from './decide.ts';
import { AT, sampleAbsences, sampleRequest, sampleState, sampleUser } from './sample.ts';
import type { DistributionState } from './types.ts';
import { verifyDecision } from './verify.ts';

const golf = { vehicleId: 'golf', contactPersonId: null };
const openGolf = [{ leadId: 'l1', assigneeId: 'ben', vehicleId: 'golf' }];
const poolUser = sampleUser('pool', { receivesRequests: false });

describe('an open lead', () => {
  table([
    {
      title: 'a reply joins it',
      request: { repliesToLeadId: 'l1', openLeads: openGolf, vehicle: null },
      expected: 'joined l1 of ben by openLead',
      reasons: 'openLead:reply',
    },
    {
      title: 'the same vehicle joins it',
      request: { openLeads: openGolf, vehicle: golf },
      expected: 'joined l1 of ben by openLead',
      reasons: 'openLead:sameVehicle',
    },
    {
      title: 'joins it although the assignee is absent: joining hands nothing over',
      request: { openLeads: openGolf, vehicle: golf },
      state: { absences: sampleAbsences('ben>cleo') },
      expected: 'joined l1 of ben by openLead',
    },
    {
      title: 'joins one that nobody has',
      request: { openLeads: [{ leadId: 'l2', assigneeId: null, vehicleId: 'golf' }], vehicle: golf },
      expected: 'joined l2 of nobody by openLead',
    },
    {
      title: 'the reply decides, not the vehicle',
      request: {
        repliesToLeadId: 'l2',
        openLeads: [...openGolf, { leadId: 'l2', assigneeId: 'cleo', vehicleId: null }],
        vehicle: golf,
      },
      expected: 'joined l2 of cleo by openLead',
    },
    {
      title: 'a reply to a lead that is closed joins nothing',
      request: { repliesToLeadId: 'old' },
      expected: 'assigned ann by rotation',
    },
    {
      title: 'another vehicle is a new lead of the same assignee',
      request: { openLeads: openGolf, vehicle: { vehicleId: 'polo', contactPersonId: 'cleo' } },
      expected: 'assigned ben by openLead',
      reasons: 'openLead:sameAssignee',
    },
    {
      title: 'no vehicle is another vehicle',
      request: { openLeads: [{ leadId: 'l1', assigneeId: 'ben', vehicleId: null }] },
      expected: 'assigned ben by openLead',
    },
    {
      title: 'of several the latest counts',
      request: { openLeads: [{ leadId: 'l2', assigneeId: 'cleo', vehicleId: null }, ...openGolf] },
      expected: 'assigned cleo by openLead',
    },
    {
      title: 'the deputy of the assignee',
      request: { openLeads: openGolf },
      state: { absences: sampleAbsences('ben>dan') },
      expected: 'assigned dan by openLead',
    },
    {
      title: 'an assignee who left: the other rules',
      request: { openLeads: openGolf },
      state: { users: [sampleUser('ann'), sampleUser('ben', { active: false })] },
      expected: 'assigned ann by rotation',
      reasons:
        'openLead:unavailable existingContact:nobodyNamed vehiclePerson:nobodyNamed rotation:nextInRotation',
    },
    {
      title: 'that still waits in the pool: the new one waits there too',
      request: { openLeads: [{ leadId: 'l1', assigneeId: 'pool', vehicleId: null }], contactUserId: 'ann' },
      state: { users: [sampleUser('ann'), poolUser], settings: { mode: 'pool', poolUserId: 'pool' } },
      expected: 'pool pool by openLead',
    },
  ]);
});

describe('a known contact and the person named on a vehicle', () => {
  const both = { contactUserId: 'cleo', vehicle: { vehicleId: 'golf', contactPersonId: 'dan' } };
  table([
    { title: 'the assigned user', request: both, expected: 'assigned cleo by existingContact' },
    {
      title: 'swapped: the person of the vehicle',
      request: both,
      state: { settings: { vehiclePersonFirst: true } },
      expected: 'assigned dan by vehiclePerson',
    },
    {
      title: 'distributed normally: the person of the vehicle',
      request: both,
      state: { settings: { distributeExistingContacts: true } },
      expected: 'assigned dan by vehiclePerson',
      reasons: 'openLead:noOpenLead existingContact:switchedOff vehiclePerson:named',
    },
    {
      title: 'distributed normally: the rotation',
      request: { contactUserId: 'cleo' },
      state: { settings: { distributeExistingContacts: true } },
      expected: 'assigned ann by rotation',
    },
    {
      title: 'the deputy of a deputy',
      request: both,
      state: { absences: sampleAbsences('cleo>ben', 'ben>dan') },
      expected: 'assigned dan by existingContact',
    },
    {
      title: 'absent, deputies do not receive: the next rule',
      request: both,
      state: { absences: sampleAbsences('cleo>ben'), settings: { deputiesReceive: false } },
      expected: 'assigned dan by vehiclePerson',
    },
    {
      title: 'a cycle of deputies: the next rule',
      request: { contactUserId: 'cleo' },
      state: { absences: sampleAbsences('cleo>ben', 'ben>cleo') },
      expected: 'assigned ann by rotation',
    },
    {
      title: 'somebody of another dealer: the next rule',
      request: { contactUserId: 'stranger' },
      expected: 'assigned ann by rotation',
    },
    {
      title: 'who cannot be assigned: the next rule',
      request: { contactUserId: 'ben' },
      state: {
        users: [sampleUser('ann'), sampleUser('ben', { receivesRequests: false, canBeAssigned: false })],
      },
      expected: 'assigned ann by rotation',
    },
  ]);
});

describe('the rotation', () => {
  table([
    { title: 'the first', expected: 'assigned ann by rotation' },
    {
      title: 'the absent are skipped, the deputy from outside takes part',
      state: { absences: sampleAbsences('ann>dan', 'ben', 'cleo') },
      expected: 'assigned dan by rotation',
    },
    {
      title: 'the absent are skipped when deputies do not receive',
      state: { absences: sampleAbsences('ann>dan'), settings: { deputiesReceive: false } },
      expected: 'assigned ben by rotation',
    },
    {
      title: 'alone, absent and without deputies: the fallback user, as an alarm',
      state: {
        users: [sampleUser('ann'), sampleUser('fay', { receivesRequests: false })],
        absences: sampleAbsences('ann>fay'),
        settings: { deputiesReceive: false },
      },
      expected: 'alarm fay by fallback',
    },
  ]);
});

describe('the last resort', () => {
  const nobody = { users: sampleState().users.map((user) => ({ ...user, receivesRequests: false })) };
  table([
    { title: 'the fallback user', state: nobody, expected: 'alarm fay by fallback' },
    {
      title: 'the deputy of the fallback user',
      state: { ...nobody, absences: sampleAbsences('fay>dan') },
      expected: 'alarm dan by fallback',
    },
    {
      title: 'the administrator',
      state: { ...nobody, absences: sampleAbsences('fay') },
      expected: 'alarm ada by administrator',
      reasons:
        'openLead:noOpenLead existingContact:nobodyNamed vehiclePerson:nobodyNamed rotation:unavailable fallback:unavailable administrator:lastResort',
    },
    {
      title: 'the administrator, although absent',
      state: { ...nobody, absences: sampleAbsences('ada'), settings: { fallbackUserId: null } },
      expected: 'alarm ada by administrator',
    },
    {
      title: 'the administrator, although not assignable otherwise',
      state: {
        users: [sampleUser('ada', { receivesRequests: false, canBeAssigned: false })],
        settings: { fallbackUserId: null },
      },
      expected: 'alarm ada by administrator',
    },
    {
      title: 'nobody, and that is an alarm too',
      state: { users: [], settings: { fallbackUserId: null, administratorUserId: null } },
      expected: 'alarm nobody by administrator',
    },
  ]);
});

describe('the trace', () => {
  it('tells of each candidate why', () => {
    const state: DistributionState = sampleState({
      users: [
        sampleUser('ann'),
        sampleUser('ben'),
        sampleUser('cleo'),
        sampleUser('dan', { receivesRequests: false }),
        sampleUser('eve', { active: false }),
        sampleUser('gus'),
      ],
      absences: sampleAbsences('cleo>dan', 'gus>ben'),
      ledgers: {
        dealer: [
          { userId: 'ann', position: 2520, leads: 1, weight: 1, since: 5 },
          { userId: 'ben', position: 0, leads: 0, weight: 1, since: 5 },
        ],
      },
    });
    const step = decide(sampleRequest(), state).trace.at(-1);
    const absentUntil = AT + 86_400_000;
    expect(step?.candidates).toEqual([
      { userId: 'ann', chosen: false, reason: 'higher', before: 2520, after: 2520, weight: 1 },
      { userId: 'ben', chosen: true, reason: 'firstOfEqual', before: 0, after: 2520, weight: 1 },
      { userId: 'cleo', chosen: false, reason: 'absentDeputyTakes', absentUntil, chain: ['cleo', 'dan'] },
      {
        userId: 'dan',
        chosen: false,
        reason: 'laterInOrder',
        before: 0,
        after: 0,
        weight: 1,
        entered: { from: null },
        standsInFor: ['cleo'],
      },
      { userId: 'eve', chosen: false, reason: 'inactive' },
      { userId: 'gus', chosen: false, reason: 'absentDeputyTakesPart', absentUntil, chain: ['gus', 'ben'] },
    ]);
  });

  it('tells of an absent person where the chain ends', () => {
    const ends = (absences: DistributionState['absences'], users = sampleState().users) =>
      decide(sampleRequest({ contactUserId: 'ann' }), sampleState({ absences, users })).trace[1]
        ?.candidates?.[0]?.reason;
    expect(ends(sampleAbsences('ann'))).toBe('absentNoDeputy');
    expect(ends(sampleAbsences('ann>ben', 'ben'))).toBe('absentChainEndsAbsent');
    expect(ends(sampleAbsences('ann>ben', 'ben>ann'))).toBe('absentCycle');
    expect(ends(sampleAbsences('ann>ben'), [sampleUser('ann'), sampleUser('ben', { active: false })])).toBe(
      'absentDeputyCannot',
    );
  });
});

describe('a stored decision', () => {
  it('that was changed is found out, with the place', () => {
    const request = sampleRequest();
    const state = sampleState();
    const decision = decide(request, state);
    expect(verifyDecision({ request, state, decision: { ...decision, userId: 'ben' } })).toEqual({
      path: 'userId',
      stored: 'ben',
      made: 'ann',
    });
    const ledgers = { dealer: [{ userId: 'ann', position: 99_999, leads: 9, weight: 1, since: 1 }] };
    expect(verifyDecision({ request, state: { ...state, ledgers }, decision })?.path).toMatch(
      /^ledgerChange/,
    );
  });
});

import { describe } from 'vitest';
import { away, sampleGroup, samplePerson } from './sample-setup.ts';
import { table } from './table.cases.ts';

const desk = { receivesRequests: false, supervisorIds: [] };
const sue = samplePerson('sue', { ...desk });
const fay = samplePerson('fay', desk);
const ada = samplePerson('ada', { ...desk, administers: true });
const others = [sue, fay, ada];

describe('rotations with few people', () => {
  table(
    ['solo', 'emptyRotation'],
    [
      { title: 'two', expected: [] },
      {
        title: 'one: what would be if that one were away',
        setup: { people: [samplePerson('ann'), ...others] },
        expected: ['warning solo dealer, now; Ann; 2026-06-16 10:00 ends with fallback Fay'],
      },
      {
        title: 'one of two has left',
        setup: { people: [samplePerson('ann'), samplePerson('ben', { active: false }), ...others] },
        expected: ['warning solo dealer, now; Ann; 2026-06-16 10:00 ends with fallback Fay'],
      },
      {
        title: 'nobody receives',
        setup: { people: others },
        expected: ['error emptyRotation dealer, now; 2026-06-16 10:00 ends with fallback Fay'],
      },
      {
        title: 'nobody receives, and no last resort',
        setup: { people: others, distribution: { fallbackUserId: null, administratorUserId: null } },
        expected: ['error emptyRotation dealer, now; 2026-06-16 10:00 ends with nobody'],
      },
      {
        title: 'a group with one, one without members, one whose member has left',
        setup: {
          people: [
            samplePerson('ann'),
            samplePerson('ben'),
            samplePerson('cleo', { active: false }),
            ...others,
          ],
          distribution: {
            groups: [
              sampleGroup('one', { match: { brands: ['Audi'] }, members: [{ userId: 'ben', weight: 1 }] }),
              sampleGroup('none', { members: [] }),
              sampleGroup('left', {
                match: { leadTypes: ['call'] },
                members: [{ userId: 'cleo', weight: 1 }],
              }),
            ],
          },
        },
        expected: [
          'error emptyRotation group:left, now; 2026-06-16 10:00 ends with fallback Fay',
          'error emptyRotation group:none, now; 2026-06-16 10:00 ends with fallback Fay',
          'warning solo group:one, now; Ben; 2026-06-16 10:00 ends with fallback Fay',
        ],
      },
      {
        title: 'a pool with one who claims hangs on that one too',
        setup: {
          people: [samplePerson('ann'), samplePerson('pool', desk)],
          distribution: { mode: 'pool', poolUserId: 'pool' },
        },
        expected: ['warning solo dealer, now; Ann; 2026-06-16 10:00 ends with pool Pool'],
      },
      {
        title: 'mixed: the pool keeps what nobody takes, and others claim',
        setup: {
          people: [samplePerson('ann'), samplePerson('pool', desk), ...others],
          distribution: { mode: 'mixed', poolUserId: 'pool' },
        },
        expected: [],
      },
    ],
  );
});

describe('deputies who are no help', () => {
  table(
    ['deputyAway', 'deputyCycle', 'deputyCannot'],
    [
      {
        title: 'who is there',
        setup: { absences: [away('ann', '2026-06-20 00:00', '2026-06-27 00:00', 'ben')] },
        expected: [],
      },
      {
        title: 'nobody named is no chain',
        setup: { absences: [away('ann', '2026-06-20 00:00', '2026-06-27 00:00')] },
        expected: [],
      },
      {
        title: 'away too, from the day on which both are',
        setup: {
          absences: [
            away('ann', '2026-06-20 00:00', '2026-06-27 00:00', 'ben'),
            away('ben', '2026-06-24 00:00', '2026-06-26 00:00'),
          ],
        },
        expected: [
          'warning deputyAway ann 1781906400000, 2026-06-24 00:00 to 2026-06-27 00:00; Ann, by Ben; 2026-06-24 00:00 ends with fallback Fay',
        ],
      },
      {
        title: 'further down the chain',
        setup: {
          absences: [
            away('ann', '2026-06-20 00:00', '2026-06-27 00:00', 'ben'),
            away('ben', '2026-06-20 00:00', '2026-06-26 00:00', 'sue'),
            away('sue', '2026-06-22 00:00', '2026-06-23 00:00'),
          ],
        },
        expected: [
          'warning deputyAway ann 1781906400000, 2026-06-22 00:00 to 2026-06-27 00:00; Ann, by Ben Sue; 2026-06-22 00:00 ends with fallback Fay',
          'warning deputyAway ben 1781906400000, 2026-06-22 00:00 to 2026-06-26 00:00; Ben, by Sue; 2026-06-22 00:00 ends with fallback Fay',
        ],
      },
      {
        title: 'each for the other',
        setup: {
          people: [samplePerson('ann'), samplePerson('ben'), samplePerson('cleo'), ...others],
          absences: [
            away('ann', '2026-06-10 00:00', '2026-06-27 00:00', 'ben'),
            away('ben', '2026-06-10 00:00', '2026-06-26 00:00', 'ann'),
          ],
        },
        expected: [
          'warning deputyCycle ann 1781042400000, now to 2026-06-27 00:00; Ann, by Ben; 2026-06-16 10:00 ends with person Cleo',
          'warning deputyCycle ben 1781042400000, now to 2026-06-26 00:00; Ben, by Ann; 2026-06-16 10:00 ends with person Cleo',
        ],
      },
      {
        title: 'has left',
        setup: {
          people: [
            samplePerson('ann'),
            samplePerson('ben'),
            samplePerson('cleo', { active: false }),
            ...others,
          ],
          absences: [away('ann', '2026-06-20 00:00', '2026-06-27 00:00', 'cleo')],
        },
        expected: [
          'warning deputyCannot ann 1781906400000, 2026-06-20 00:00 to 2026-06-27 00:00; Ann, by Cleo; 2026-06-20 00:00 ends with person Ben',
        ],
      },
      {
        title:
          'where deputies do not receive, it is about reminders only; no customer asks for the absent one',
        setup: {
          distribution: { deputiesReceive: false, distributeExistingContacts: true },
          people: [
            samplePerson('ann'),
            samplePerson('ben'),
            samplePerson('cleo', { active: false }),
            ...others,
          ],
          absences: [away('ann', '2026-06-20 00:00', '2026-06-27 00:00', 'cleo')],
        },
        expected: ['hint deputyCannot ann 1781906400000, 2026-06-20 00:00 to 2026-06-27 00:00; Ann, by Cleo'],
      },
      {
        title: 'an absence that is over',
        setup: {
          absences: [
            away('ann', '2026-06-01 00:00', '2026-06-16 09:00', 'ben'),
            away('ben', '2026-06-01 00:00', '2026-06-16 09:00'),
          ],
        },
        expected: [],
      },
    ],
  );
});

describe('supervisors', () => {
  const codes = ['noSupervisor', 'ownSupervisor', 'supervisorsAway'] as const;
  table(codes, [
    { title: 'somebody who works here', expected: [] },
    {
      title: 'nobody, somebody who left, oneself',
      setup: {
        people: [
          samplePerson('ann', { supervisorIds: [] }),
          samplePerson('ben', { supervisorIds: ['gone'] }),
          samplePerson('cleo', { supervisorIds: ['cleo'] }),
          samplePerson('dan', { supervisorIds: ['dan', 'sue'] }),
          samplePerson('gone', { active: false }),
          ...others,
        ],
      },
      expected: [
        'warning noSupervisor ann, now; Ann',
        'warning noSupervisor ben, now; Ben',
        'warning ownSupervisor cleo, now; Cleo',
      ],
    },
    {
      title: 'nobody needs one where stage 2 is never told',
      setup: {
        people: [samplePerson('ann', { supervisorIds: [] }), samplePerson('ben'), ...others],
        escalation: { stage2Minutes: null, followUpStage2Minutes: null },
      },
      expected: [],
    },
    {
      title: 'one source has a stage 2 all the same',
      setup: {
        people: [samplePerson('ann', { supervisorIds: [] }), samplePerson('ben'), ...others],
        escalation: {
          stage2Minutes: null,
          followUpStage2Minutes: null,
          bySource: { web: { stage2Minutes: 60 } },
        },
      },
      expected: ['warning noSupervisor ann, now; Ann'],
    },
    {
      title: 'away without a deputy',
      setup: { absences: [away('sue', '2026-07-01 00:00', '2026-07-08 00:00')] },
      expected: ['warning supervisorsAway sue, 2026-07-01 00:00 to 2026-07-08 00:00; Sue, of Ann Ben'],
    },
    {
      title: 'away with one',
      setup: { absences: [away('sue', '2026-07-01 00:00', '2026-07-08 00:00', 'ann')] },
      expected: [],
    },
    {
      title: 'of two one is there',
      setup: {
        people: [samplePerson('ann', { supervisorIds: ['sue', 'ada'] }), samplePerson('ben'), ...others],
        absences: [away('sue', '2026-07-01 00:00', '2026-07-08 00:00')],
      },
      expected: ['warning supervisorsAway sue, 2026-07-01 00:00 to 2026-07-08 00:00; Sue, of Ben'],
    },
  ]);
});

describe('the last resort', () => {
  table(
    [
      'fallbackMissing',
      'fallbackInactive',
      'fallbackCannot',
      'fallbackAway',
      'administratorMissing',
      'administratorInactive',
      'administratorAway',
    ],
    [
      { title: 'both are there', expected: [] },
      {
        title: 'none chosen: leads stay with nobody',
        setup: { distribution: { fallbackUserId: null, administratorUserId: null } },
        expected: ['error administratorMissing, now', 'error fallbackMissing, now'],
      },
      {
        title: 'no administrator, and a gap is planned',
        setup: {
          distribution: { administratorUserId: null },
          absences: [
            away('ann', '2026-06-20 00:00', '2026-06-27 00:00'),
            away('ben', '2026-06-24 00:00', '2026-07-04 00:00'),
          ],
        },
        expected: ['warning administratorMissing, now; 2026-06-24 00:00 ends with fallback Fay'],
      },
      {
        title: 'no fallback is no trouble with an administrator',
        setup: { distribution: { fallbackUserId: null } },
        expected: ['hint fallbackMissing, now'],
      },
      {
        title: 'who has left',
        setup: {
          people: [
            samplePerson('ann'),
            samplePerson('ben'),
            sue,
            { ...fay, active: false },
            { ...ada, active: false },
          ],
        },
        expected: ['error administratorInactive ada, now; Ada', 'error fallbackInactive fay, now; Fay'],
      },
      {
        title: 'a fallback who cannot be assigned anything',
        setup: {
          people: [samplePerson('ann'), samplePerson('ben'), sue, { ...fay, canBeAssigned: false }, ada],
        },
        expected: ['warning fallbackCannot fay, now; Fay'],
      },
      {
        title: 'away, with the lead of that time',
        setup: {
          people: [samplePerson('ann'), sue, fay, ada],
          absences: [
            away('ann', '2026-07-02 00:00', '2026-07-03 00:00'),
            away('fay', '2026-07-01 00:00', '2026-07-08 00:00'),
            away('ada', '2026-07-03 00:00', '2026-07-08 00:00', 'sue'),
          ],
        },
        expected: [
          'warning fallbackAway fay 1782856800000, 2026-07-01 00:00 to 2026-07-08 00:00; Fay; 2026-07-02 00:00 ends with administrator Ada',
        ],
      },
      {
        title: 'the administrator away, who gets it all the same',
        setup: {
          distribution: { fallbackUserId: null },
          people: [samplePerson('ann'), sue, fay, ada],
          absences: [
            away('ann', '2026-07-02 00:00', '2026-07-03 00:00'),
            away('ada', '2026-07-01 00:00', '2026-07-08 00:00'),
          ],
        },
        expected: [
          'warning administratorAway ada 1782856800000, 2026-07-01 00:00 to 2026-07-08 00:00; Ada; 2026-07-02 00:00 ends with administrator Ada',
          'hint fallbackMissing, now; 2026-07-02 00:00 ends with administrator Ada',
        ],
      },
    ],
  );
});

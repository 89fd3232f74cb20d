import { expect, it } from 'vitest';
import type { User } from '../../../api/types.ts';
import { changesOf, type Draft, draftOf, peopleIn, type Saved } from './draft.ts';

const day = [['09:00', '18:00']] as [string, string][];
const saved: Saved = {
  hours: {
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    holidays: { country: 'DE', region: 'BW' },
    ownDaysOff: [],
    specialOpenings: [],
  },
  escalation: { responseMinutes: 120, reminderMinutes: 30, bySource: {} } as unknown as Saved['escalation'],
  distribution: { mode: 'rotation', weights: { ann: 2 }, groups: [] } as unknown as Saved['distribution'],
  people: [
    { userId: 'ann', receivesRequests: true, canBeAssigned: true },
    { userId: 'ben', receivesRequests: false, canBeAssigned: false },
  ] as unknown as User[],
};

it('changes nothing while nothing is edited', () => {
  expect(changesOf(saved, draftOf(saved, {}), {})).toEqual({});
});

it('names only the fields that differ, and finds them again', () => {
  const draft: Draft = {
    ...draftOf(saved, {}),
    hours: { ...saved.hours, weekly: { ...saved.hours.weekly, sat: [['09:00', '13:00']] } },
    escalation: { ...saved.escalation, responseMinutes: 90 },
    distribution: { ...saved.distribution, weights: { ann: 3 } },
    receives: { ann: false, ben: false },
    removed: ['holiday'],
  };
  const changes = changesOf(saved, draft, {});
  expect(changes).toEqual({
    hours: { weekly: draft.hours.weekly },
    escalation: { responseMinutes: 90 },
    distribution: { weights: { ann: 3 } },
    people: { ann: { receivesRequests: false } },
    absences: { added: [], removed: ['holiday'] },
  });
  expect(changesOf(saved, draftOf(saved, changes), changes)).toEqual(changes);
});

it('does not see another order of keys as a change', () => {
  const turned = {
    ...draftOf(saved, {}),
    hours: { ...saved.hours, holidays: { region: 'BW', country: 'DE' } },
  };
  expect(changesOf(saved, turned, {})).toEqual({});
});

it('keeps what others said about a person', () => {
  const before = { ben: { hours: null, receivesRequests: true } };
  expect(changesOf(saved, { ...draftOf(saved, {}), receives: {} }, { people: before })).toEqual({
    people: { ben: { hours: null } },
  });
});

it('has who receives requests be assignable', () => {
  const [, ben] = peopleIn(saved.people, { receives: { ben: true } });
  expect(ben).toMatchObject({ receivesRequests: true, canBeAssigned: true });
});

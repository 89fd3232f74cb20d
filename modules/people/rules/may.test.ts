import { describe, expect, it } from 'vitest';
import { mayOnLead, mayPlanAbsence, rightsOf, type Standing } from './may.ts';
import { held } from './rights.ts';

const user = (role: string, operator = false): Standing => ({
  role,
  operator,
});
const key: Standing = 'apiKey';
const all =
  'seeAllLeads handOver workInbox exportLeads seeReports shareViews mergeContacts editStock seeFindings changeSettings manageUsers manageApiKeys';

describe('what a role may', () => {
  it.each<[string, Standing, string]>([
    ['a salesperson', user('salesperson'), 'seeAllLeads'],
    ['a service adviser', user('adviser'), 'seeAllLeads editStock'],
    ['reception', user('reception'), 'seeAllLeads handOver workInbox mergeContacts'],
    [
      'a supervisor',
      user('supervisor'),
      'seeAllLeads handOver workInbox exportLeads seeReports shareViews mergeContacts editStock seeFindings',
    ],
    ['an administrator', user('administrator'), all],
    ['an operator, whatever the role', user('salesperson', true), all],
    ['a role that is not there', user('01900000'), 'seeAllLeads'],
    [
      'a role of the own, by its set',
      { role: '01900000', chosen: ['workInbox', 'flyToTheMoon'], operator: false },
      'seeAllLeads workInbox',
    ],
    [
      'a preset that was changed, by its set alone',
      { role: 'administrator', chosen: ['manageUsers'], operator: false },
      'seeAllLeads manageUsers',
    ],
    ['an API key', key, 'seeAllLeads handOver workInbox seeReports editStock'],
  ])('%s', (_, standing, may) => {
    expect(held(rightsOf(standing)).join(' ')).toBe(may);
  });
});

describe('what somebody may do with a lead', () => {
  const everything = 'answer note handOver moveDue close reopen';
  it.each<[string, Standing, string | null, string | null, string]>([
    ['a salesperson with her own', user('salesperson'), 'anna', 'anna', everything],
    ["a salesperson with nobody's", user('salesperson'), null, 'anna', everything],
    ["a salesperson with a colleague's", user('salesperson'), 'ben', 'anna', 'note'],
    ["a supervisor with anybody's", user('supervisor'), 'ben', 'anna', everything],
    ["an administrator with anybody's", user('administrator'), 'ben', 'anna', everything],
    ["an operator with anybody's", user('salesperson', true), 'ben', 'anna', everything],
    ["an API key with anybody's", key, 'ben', null, everything],
  ])('%s', (_, standing, assigneeId, userId, may) => {
    const rights = mayOnLead(rightsOf(standing), { assigneeId, userId });
    expect(
      Object.entries(rights)
        .filter(([, granted]) => granted)
        .map(([name]) => name)
        .join(' '),
    ).toBe(may);
  });
});

describe('who may plan an absence', () => {
  it.each<[string, Standing, string | null, boolean]>([
    ['oneself', user('salesperson'), 'anna', true],
    ['a colleague', user('salesperson'), 'ben', false],
    ['a supervisor', user('supervisor'), 'ben', true],
    ['an administrator', user('administrator'), 'ben', true],
    ['an API key', key, null, false],
  ])('%s: %s', (_, standing, actorUserId, may) => {
    expect(mayPlanAbsence(rightsOf(standing), { ofUserId: 'anna', actorUserId })).toBe(may);
  });
});

import type { Field, Tell, ValueField } from './field.ts';

const yesNo: Tell = { as: 'yesNo' };
const text: Tell = { as: 'text' };
const name: Tell = { as: 'name' };
const minutes: Tell = { as: 'minutes' };
const listOf = (of: Tell): Tell => ({ as: 'list', of });
const choice = (words: string): Tell => ({ as: 'choice', words });

const escalation = 'settings.escalation';
const tasks = 'tasks.settings';
const times: readonly ValueField[] = [
  { path: 'responseMinutes', label: `${escalation}.times.responseMinutes`, tell: minutes },
  { path: 'reminderMinutes', label: `${escalation}.times.reminderMinutes`, tell: minutes, none: 'never' },
  { path: 'stage2Minutes', label: `${escalation}.times.stage2Minutes`, tell: minutes, none: 'never' },
  {
    path: 'followUpStage2Minutes',
    label: `${escalation}.times.followUpStage2Minutes`,
    tell: minutes,
    none: 'never',
  },
];

const ways: Tell = choice('settingsWords.labels');
const matching: readonly ValueField[] = [
  { path: 'match.leadTypes', label: 'distribution.groups.types', tell: listOf(choice('leads.types')) },
  { path: 'match.sourceIds', label: 'distribution.groups.sources', tell: listOf(name) },
  { path: 'match.languages', label: 'distribution.groups.languages', tell: listOf({ as: 'language' }) },
  { path: 'match.brands', label: 'distribution.groups.brands', tell: listOf(text) },
  {
    path: 'match.conditions',
    label: 'distribution.groups.condition',
    tell: listOf(choice('distribution.groups.conditions')),
  },
];

/** A field whose label and hint are messages next to each other: `x` and `xHint`. */
function explained(path: string, label: string, tell: Tell, none?: string): ValueField {
  return { path, label, hint: `${label}Hint`, tell, ...(none === undefined ? {} : { none }) };
}

/**
 * Every field of every area in the words of its page: what the history tells and the search finds. A test holds it to
 * the contract, so a field that is new there needs a line here.
 */
export const fieldsOf = {
  hours: [
    {
      path: 'weekly',
      label: 'hours.weekly',
      hint: 'hours.weeklyHint',
      id: null,
      name: { by: 'words', words: 'common.weekdays' },
      fields: [],
      tell: listOf({ as: 'interval' }),
    },
    { path: 'holidays', label: 'hours.country', tell: { as: 'holidays' }, none: 'hours.noCountry' },
    { path: 'ownDaysOff', label: 'daysOff', hint: 'hours.daysOffHint', tell: listOf({ as: 'daysOff' }) },
    {
      path: 'specialOpenings',
      label: 'openings',
      hint: 'hours.openingsHint',
      tell: listOf({ as: 'opening' }),
    },
  ],
  escalation: [
    explained('responseMinutes', `${escalation}.response`, minutes),
    explained('reminderMinutes', `${escalation}.reminder`, minutes, 'never'),
    explained('attemptedCallCounts', `${escalation}.attempted`, yesNo),
    explained('stage2Minutes', `${escalation}.stage2`, minutes, 'never'),
    { path: 'afterStage2', label: `${escalation}.afterStage2`, tell: choice(`${escalation}.after`) },
    explained('followUpDays', `${escalation}.followUp`, { as: 'days' }),
    explained('followUpsRespectWorkingHours', `${escalation}.respect`, yesNo),
    explained('followUpStage2Minutes', `${escalation}.followUpStage2`, minutes, 'never'),
    {
      path: 'bySource',
      label: `${escalation}.sources`,
      hint: `${escalation}.differencesHint`,
      id: null,
      name: { by: 'id' },
      fields: times,
    },
    {
      path: 'byLeadType',
      label: `${escalation}.leadTypes`,
      hint: `${escalation}.differencesHint`,
      id: null,
      name: { by: 'words', words: 'leads.types' },
      fields: times,
    },
  ],
  distribution: [
    { path: 'mode', label: 'distribution.way.title', tell: ways },
    explained('poolUserId', 'distribution.pool.user', name),
    { path: 'poolWeight', label: 'poolShares', tell: { as: 'number' } },
    explained('pool.oldestOnly', 'distribution.pool.oldestOnly', yesNo),
    explained('pool.notify', 'distribution.pool.notify', yesNo),
    explained('pool.handOverMinutes', 'distribution.pool.handOver', minutes, 'never'),
    {
      path: 'weights',
      label: 'distribution.shares.title',
      hint: 'distribution.shares.hint',
      id: null,
      name: { by: 'id' },
      fields: [],
      tell: { as: 'number' },
    },
    {
      path: 'groups',
      label: 'distribution.groups.title',
      hint: 'distribution.groups.hint',
      id: 'groupId',
      name: { by: 'field', path: 'name' },
      fields: [
        { path: 'name', label: 'distribution.groups.name', tell: text },
        ...matching,
        { path: 'match.dealerIds', label: 'distribution.groups.locations', tell: listOf(name) },
        { path: 'mode', label: 'distribution.groups.way', tell: ways },
        { path: 'poolUserId', label: 'distribution.pool.user', tell: name },
        { path: 'poolWeight', label: 'poolShares', tell: { as: 'number' } },
        { path: 'members', label: 'distribution.groups.members', tell: listOf(name) },
      ],
    },
    explained('useVehicleLocation', 'distribution.before.location', yesNo),
    explained('distributeExistingContacts', 'distribution.before.existing', yesNo),
    explained('vehiclePersonFirst', 'distribution.before.vehicle', yesNo),
    explained('deputiesReceive', 'distribution.last.deputies', yesNo),
    explained('giveBackInvalid', 'distribution.last.giveBack', yesNo),
    explained('fallbackUserId', 'distribution.last.fallback', name),
    explained('administratorUserId', 'distribution.last.administrator', name),
  ],
  forwarding: [
    {
      path: 'rules',
      label: 'forwardingRules',
      hint: 'forwarding.own.hint',
      id: 'ruleId',
      name: { by: 'field', path: 'name' },
      fields: [
        { path: 'name', label: 'forwarding.name', tell: text },
        { path: 'active', label: 'forwarding.active', tell: yesNo },
        { path: 'marketplaces', label: 'forwarding.marketplaces.title', tell: yesNo },
        ...matching,
        { path: 'what', label: 'forwarding.what', tell: choice('forwarding.whats') },
        { path: 'to', label: 'forwarding.to', tell: listOf(text) },
      ],
    },
    explained('useVehicleLocation', 'forwarding.location', yesNo),
  ],
  mail: [
    explained('sendEmails', 'settings.mail.send', yesNo),
    explained('automaticReply', 'settings.mail.reply', yesNo),
    explained('fromName', 'settings.mail.fromName', text, 'dealersName'),
    explained('footer', 'settings.mail.footer', text),
    explained('unassignedNoticeTo', 'settings.mail.notice', text, 'nobody'),
  ],
  house: [
    ...['street', 'postcode', 'city', 'phone', 'email', 'website'].map(
      (line): ValueField => ({ path: line, label: `settings.house.${line}`, tell: text }),
    ),
    explained('smallPrint', 'settings.house.smallPrint', text),
  ],
  reports: [{ path: 'worksCouncil', label: 'worksCouncil', tell: yesNo }],
  tasks: [
    explained('stage2Minutes', `${tasks}.stage2`, minutes, 'never'),
    explained('appointmentReminderHours', `${tasks}.reminder`, { as: 'hours' }, 'never'),
    {
      path: 'rules',
      label: `${tasks}.rules`,
      hint: `${tasks}.rulesHint`,
      id: 'ruleId',
      name: { by: 'words', words: `${tasks}.occasions`, path: 'occasion' },
      fields: [
        { path: 'active', label: `${tasks}.active`, tell: yesNo },
        { path: 'occasion', label: `${tasks}.occasion`, tell: choice(`${tasks}.occasions`) },
        { path: 'before', label: `${tasks}.before`, tell: { as: 'before' } },
        { path: 'taskTypeId', label: `${tasks}.taskType`, tell: name },
        { path: 'title', label: `${tasks}.ruleTitle`, tell: text },
        { path: 'assignTo', label: `${tasks}.assignTo`, tell: choice(`${tasks}.assignees`) },
        { path: 'userId', label: `${tasks}.person`, tell: name },
      ],
    },
  ],
} as const satisfies Record<string, readonly Field[]>;

/** The areas whose versions are kept. */
export type VersionedArea = keyof typeof fieldsOf;

export function isVersioned(area: string): area is VersionedArea {
  return Object.hasOwn(fieldsOf, area);
}

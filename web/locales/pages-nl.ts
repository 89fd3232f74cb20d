/** The messages of all other pages, fetched with the first of them. */
import account from './nl/account.json' with { type: 'json' };
import appointments from './nl/appointments.json' with { type: 'json' };
import assignment from './nl/assignment.json' with { type: 'json' };
import cars from './nl/cars.json' with { type: 'json' };
import catalogues from './nl/catalogues.json' with { type: 'json' };
import catcher from './nl/catcher.json' with { type: 'json' };
import checker from './nl/checker.json' with { type: 'json' };
import consequences from './nl/consequences.json' with { type: 'json' };
import contacts from './nl/contacts.json' with { type: 'json' };
import distribution from './nl/distribution.json' with { type: 'json' };
import firstRun from './nl/firstRun.json' with { type: 'json' };
import forwarding from './nl/forwarding.json' with { type: 'json' };
import hours from './nl/hours.json' with { type: 'json' };
import inbox from './nl/inbox.json' with { type: 'json' };
import lead from './nl/lead.json' with { type: 'json' };
import leadList from './nl/leadList.json' with { type: 'json' };
import merge from './nl/merge.json' with { type: 'json' };
import notices from './nl/notices.json' with { type: 'json' };
import palette from './nl/palette.json' with { type: 'json' };
import people from './nl/people.json' with { type: 'json' };
import reports from './nl/reports.json' with { type: 'json' };
import roles from './nl/roles.json' with { type: 'json' };
import settings from './nl/settings.json' with { type: 'json' };
import settingsWords from './nl/settingsWords.json' with { type: 'json' };
import tables from './nl/tables.json' with { type: 'json' };
import tasks from './nl/tasks.json' with { type: 'json' };
import vehicles from './nl/vehicles.json' with { type: 'json' };
import webhooks from './nl/webhooks.json' with { type: 'json' };
import whatIf from './nl/whatIf.json' with { type: 'json' };

export default {
  palette,
  leadList,
  account,
  appointments,
  assignment,
  cars,
  catalogues,
  catcher,
  checker,
  consequences,
  contacts,
  distribution,
  firstRun,
  forwarding,
  hours,
  inbox,
  lead,
  merge,
  notices,
  people,
  reports,
  roles,
  settings,
  settingsWords,
  tasks,
  tables,
  vehicles,
  webhooks,
  whatIf,
};

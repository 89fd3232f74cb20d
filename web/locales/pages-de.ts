/** The messages of all other pages, fetched with the first of them. */
import account from './de/account.json' with { type: 'json' };
import appointments from './de/appointments.json' with { type: 'json' };
import assignment from './de/assignment.json' with { type: 'json' };
import cars from './de/cars.json' with { type: 'json' };
import catalogues from './de/catalogues.json' with { type: 'json' };
import catcher from './de/catcher.json' with { type: 'json' };
import checker from './de/checker.json' with { type: 'json' };
import consequences from './de/consequences.json' with { type: 'json' };
import contacts from './de/contacts.json' with { type: 'json' };
import distribution from './de/distribution.json' with { type: 'json' };
import firstRun from './de/firstRun.json' with { type: 'json' };
import forwarding from './de/forwarding.json' with { type: 'json' };
import hours from './de/hours.json' with { type: 'json' };
import inbox from './de/inbox.json' with { type: 'json' };
import lead from './de/lead.json' with { type: 'json' };
import leadList from './de/leadList.json' with { type: 'json' };
import merge from './de/merge.json' with { type: 'json' };
import notices from './de/notices.json' with { type: 'json' };
import palette from './de/palette.json' with { type: 'json' };
import people from './de/people.json' with { type: 'json' };
import reports from './de/reports.json' with { type: 'json' };
import roles from './de/roles.json' with { type: 'json' };
import settings from './de/settings.json' with { type: 'json' };
import settingsWords from './de/settingsWords.json' with { type: 'json' };
import tables from './de/tables.json' with { type: 'json' };
import tasks from './de/tasks.json' with { type: 'json' };
import vehicles from './de/vehicles.json' with { type: 'json' };
import webhooks from './de/webhooks.json' with { type: 'json' };
import whatIf from './de/whatIf.json' with { type: 'json' };

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

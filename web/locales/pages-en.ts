/** The messages of all other pages, fetched with the first of them. */
import account from './en/account.json' with { type: 'json' };
import appointments from './en/appointments.json' with { type: 'json' };
import assignment from './en/assignment.json' with { type: 'json' };
import cars from './en/cars.json' with { type: 'json' };
import catalogues from './en/catalogues.json' with { type: 'json' };
import catcher from './en/catcher.json' with { type: 'json' };
import checker from './en/checker.json' with { type: 'json' };
import consequences from './en/consequences.json' with { type: 'json' };
import contacts from './en/contacts.json' with { type: 'json' };
import distribution from './en/distribution.json' with { type: 'json' };
import firstRun from './en/firstRun.json' with { type: 'json' };
import forwarding from './en/forwarding.json' with { type: 'json' };
import hours from './en/hours.json' with { type: 'json' };
import inbox from './en/inbox.json' with { type: 'json' };
import lead from './en/lead.json' with { type: 'json' };
import leadList from './en/leadList.json' with { type: 'json' };
import merge from './en/merge.json' with { type: 'json' };
import notices from './en/notices.json' with { type: 'json' };
import palette from './en/palette.json' with { type: 'json' };
import people from './en/people.json' with { type: 'json' };
import reports from './en/reports.json' with { type: 'json' };
import roles from './en/roles.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import settingsWords from './en/settingsWords.json' with { type: 'json' };
import tables from './en/tables.json' with { type: 'json' };
import tasks from './en/tasks.json' with { type: 'json' };
import vehicles from './en/vehicles.json' with { type: 'json' };
import webhooks from './en/webhooks.json' with { type: 'json' };
import whatIf from './en/whatIf.json' with { type: 'json' };

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

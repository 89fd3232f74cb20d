import assignment from './nl/assignment.json' with { type: 'json' };
import catcher from './nl/catcher.json' with { type: 'json' };
import common from './nl/common.json' with { type: 'json' };
import distribution from './nl/distribution.json' with { type: 'json' };
import firstRun from './nl/firstRun.json' with { type: 'json' };
import history from './nl/history.json' with { type: 'json' };
import hours from './nl/hours.json' with { type: 'json' };
import inbox from './nl/inbox.json' with { type: 'json' };
import lead from './nl/lead.json' with { type: 'json' };
import leads from './nl/leads.json' with { type: 'json' };
import people from './nl/people.json' with { type: 'json' };
import problems from './nl/problems.json' with { type: 'json' };
import session from './nl/session.json' with { type: 'json' };
import settings from './nl/settings.json' with { type: 'json' };
import shell from './nl/shell.json' with { type: 'json' };
import today from './nl/today.json' with { type: 'json' };

export default {
  common,
  shell,
  session,
  firstRun,
  today,
  leads,
  lead,
  assignment,
  distribution,
  history,
  hours,
  inbox,
  people,
  settings,
  catcher,
  problems,
};

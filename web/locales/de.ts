import assignment from './de/assignment.json' with { type: 'json' };
import catcher from './de/catcher.json' with { type: 'json' };
import common from './de/common.json' with { type: 'json' };
import distribution from './de/distribution.json' with { type: 'json' };
import firstRun from './de/firstRun.json' with { type: 'json' };
import history from './de/history.json' with { type: 'json' };
import hours from './de/hours.json' with { type: 'json' };
import inbox from './de/inbox.json' with { type: 'json' };
import lead from './de/lead.json' with { type: 'json' };
import leads from './de/leads.json' with { type: 'json' };
import people from './de/people.json' with { type: 'json' };
import problems from './de/problems.json' with { type: 'json' };
import session from './de/session.json' with { type: 'json' };
import settings from './de/settings.json' with { type: 'json' };
import shell from './de/shell.json' with { type: 'json' };
import today from './de/today.json' with { type: 'json' };

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

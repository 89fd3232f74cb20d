import assignment from './en/assignment.json' with { type: 'json' };
import catcher from './en/catcher.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import distribution from './en/distribution.json' with { type: 'json' };
import firstRun from './en/firstRun.json' with { type: 'json' };
import history from './en/history.json' with { type: 'json' };
import hours from './en/hours.json' with { type: 'json' };
import inbox from './en/inbox.json' with { type: 'json' };
import lead from './en/lead.json' with { type: 'json' };
import leads from './en/leads.json' with { type: 'json' };
import people from './en/people.json' with { type: 'json' };
import problems from './en/problems.json' with { type: 'json' };
import session from './en/session.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import shell from './en/shell.json' with { type: 'json' };
import today from './en/today.json' with { type: 'json' };

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

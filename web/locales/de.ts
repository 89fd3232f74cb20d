/** The messages of what everybody sees first: frame, signing in, start page, lead list, refusals. */
import common from './de/common.json' with { type: 'json' };
import history from './de/history.json' with { type: 'json' };
import leads from './de/leads.json' with { type: 'json' };
import problems from './de/problems.json' with { type: 'json' };
import session from './de/session.json' with { type: 'json' };
import shell from './de/shell.json' with { type: 'json' };
import today from './de/today.json' with { type: 'json' };

export default { common, history, leads, problems, session, shell, today };

/** The messages of what everybody sees first: frame, signing in, start page, lead list, refusals. */
import common from './nl/common.json' with { type: 'json' };
import history from './nl/history.json' with { type: 'json' };
import leads from './nl/leads.json' with { type: 'json' };
import problems from './nl/problems.json' with { type: 'json' };
import session from './nl/session.json' with { type: 'json' };
import shell from './nl/shell.json' with { type: 'json' };
import today from './nl/today.json' with { type: 'json' };

export default { common, history, leads, problems, session, shell, today };

/** The messages of what everybody sees first: frame, signing in, start page, lead list, refusals. */
import common from './en/common.json' with { type: 'json' };
import history from './en/history.json' with { type: 'json' };
import leads from './en/leads.json' with { type: 'json' };
import problems from './en/problems.json' with { type: 'json' };
import session from './en/session.json' with { type: 'json' };
import shell from './en/shell.json' with { type: 'json' };
import today from './en/today.json' with { type: 'json' };

export default { common, history, leads, problems, session, shell, today };

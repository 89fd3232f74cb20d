import { type Finding, findingNow, settingsField } from './finding.ts';
import type { CheckerInput } from './input.ts';

/** A source is missed when it has sent at least this many leads in the 90 days before the silent month. */
const USED_TO_SEND = 3;

/**
 * Post that nobody hears of: messages that become no lead while no address is told, customers who get nothing although
 * leads arrive, and sources that fell silent.
 */
export function post({ mail, sources }: CheckerInput): readonly Finding[] {
  const found: Finding[] = [];
  if (mail.unassignedNoticeTo === null) {
    found.push(
      findingNow({
        code: 'nobodyHearsUnassigned',
        severity: mail.waiting > 0 ? 'warning' : 'hint',
        mending: settingsField('mail', 'unassignedNoticeTo'),
        details: { count: mail.waiting },
      }),
    );
  }
  const leads = sources.reduce((sum, { leadsLastMonth }) => sum + leadsLastMonth, 0);
  if (!mail.sendEmails && leads > 0) {
    found.push(
      findingNow({
        code: 'emailsOff',
        severity: 'warning',
        mending: settingsField('mail', 'sendEmails'),
        details: { count: leads },
      }),
    );
  }
  for (const { sourceId, name, leadsLastMonth, leadsBefore, lastLeadAt } of sources) {
    if (leadsLastMonth > 0 || leadsBefore < USED_TO_SEND || lastLeadAt === null) continue;
    found.push(
      findingNow({
        code: 'silentSource',
        subject: sourceId,
        severity: 'warning',
        mending: settingsField('mail'),
        details: {
          source: name,
          count: leadsBefore,
          at: Temporal.Instant.fromEpochMilliseconds(lastLeadAt).toString(),
        },
      }),
    );
  }
  return found;
}

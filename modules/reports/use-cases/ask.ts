import { refuse } from '../../../kernel/refusals.ts';
import type { DealerActor } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import type { ReportQuery } from '../contract.ts';
import { refusedInMode } from '../rules/council.ts';
import { daysOf, type Period, periodOf } from '../rules/period.ts';
import { none, type Question } from '../rules/question.ts';

/** What is asked, as far as the asker may: the question itself, in whose eyes, in which zone. */
export interface Asked {
  readonly question: Question;
  readonly zone: string;
  /** Only one's own leads. */
  readonly own: boolean;
  readonly council: { readonly ownId: string | null } | null;
}

const longest = 366 * 5;

/**
 * Reads a question and holds it to the rights: whoever may not see the figures of all sees those of the own leads. In
 * works-council mode what would tell about colleagues is refused.
 *
 * Refuses `reports.badPeriod`, `reports.badFilter`, and the codes of `refusedInMode`.
 */
export async function askReport(
  tx: DealerTx,
  actor: Pick<DealerActor, 'userId'> & { readonly rights: Pick<DealerActor['rights'], 'seeReports'> },
  query: ReportQuery,
): Promise<Asked> {
  const { timeZone: zone } = await getDealer(tx);
  const today = tx.now.toZonedDateTimeISO(zone).toPlainDate();
  const period = periodAsked(query, today);
  const own = !actor.rights.seeReports;
  const wanted = ids('person', query.person, actor.userId);
  const question: Question = {
    period,
    compare: query.compare ?? 'none',
    sourceIds: ids('source', query.source, null),
    types: values(query.type),
    personIds: own ? [actor.userId ?? none] : wanted,
    groups: values(query.group),
  };
  const { value } = await readSettings(tx, 'reports');
  if (!value.worksCouncil) return { question, zone, own, council: null };
  const { sourceIds, types, groups, personIds } = question;
  const others = [sourceIds.length, types.length, groups.length];
  const refused = refusedInMode({ period, today, personIds, ownId: actor.userId, others });
  if (refused)
    refuse(refused === 'reports.personWithheld' ? 'notAllowed' : 'invalid', refused, {
      field: fieldOf[refused],
    });
  const alone = personIds.length === 1 && personIds[0] === actor.userId;
  return { question, zone, own, council: alone ? null : { ownId: actor.userId } };
}

const fieldOf = {
  'reports.personWithheld': 'person',
  'reports.wholeMonthsOnly': 'period',
  'reports.oneFilterOnly': 'source',
} as const;

function periodAsked({ period, from, until }: ReportQuery, today: Temporal.PlainDate): Period {
  if (from === undefined && until === undefined) return periodOf(period ?? 'last30', today);
  if (from === undefined || until === undefined)
    return refuse('invalid', 'reports.badPeriod', { field: 'from' });
  const asked = {
    from: Temporal.PlainDate.from(from),
    until: Temporal.PlainDate.from(until).add({ days: 1 }),
  };
  const days = daysOf(asked);
  return days > 0 && days <= longest ? asked : refuse('invalid', 'reports.badPeriod', { field: 'until' });
}

function values(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').filter((value) => value !== ''))].slice(0, 200);
}

function ids(field: string, text: string | undefined, ownId: string | null): string[] {
  return values(text).map((value) => {
    if (value === 'me' && field === 'person') return ownId ?? none;
    if (value === none && field === 'person') return none;
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
      ? value
      : refuse('invalid', 'reports.badFilter', { field });
  });
}

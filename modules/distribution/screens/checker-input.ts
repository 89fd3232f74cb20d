import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import type { CheckedSource, CheckerInput } from '../rules/checker/index.ts';
import { loadSetup } from './dealer-setup.ts';

/** A source that sent nothing in so many days, and did in the days before, fell silent. */
const LAST_DAYS = 30;
const DAYS_BEFORE = 90;

/** Everything the checker looks at, as it is saved now. */
export async function loadCheckerInput(tx: DealerTx): Promise<CheckerInput> {
  const [setup, mail, around] = await Promise.all([
    loadSetup(tx),
    readSettings(tx, 'mail'),
    aroundTheSetup(tx),
  ]);
  const { sendEmails, unassignedNoticeTo } = mail.value;
  return {
    now: tx.now.epochMilliseconds,
    setup,
    sources: around.sources,
    mail: { sendEmails, unassignedNoticeTo, waiting: around.waiting },
  };
}

async function aroundTheSetup(
  tx: DealerTx,
): Promise<{ readonly sources: readonly CheckedSource[]; readonly waiting: number }> {
  const lastMonth = tx.now.subtract({ hours: LAST_DAYS * 24 });
  const before = lastMonth.subtract({ hours: DAYS_BEFORE * 24 });
  const { rows } = await sql<{ around: { sources: CheckedSource[]; waiting: number } }>`
    select jsonb_build_object(
      'sources', coalesce((
        select jsonb_agg(jsonb_build_object('sourceId', s.source_id, 'name', coalesce(s.name, s.key),
            'responseMinutes', s.response_minutes, 'leadsLastMonth', coalesce(l.last_month, 0),
            'leadsBefore', coalesce(l.before, 0), 'lastLeadAt', l.last_at)
          order by s.position, s.source_id)
        from source s
        left join (
          select source_id, count(*) filter (where received_at > ${lastMonth})::int as last_month,
            count(*) filter (where received_at <= ${lastMonth})::int as before,
            floor(extract(epoch from max(received_at)) * 1000) as last_at
          from lead where dealer_id = ${tx.dealerId} and received_at > ${before}
          group by source_id) l on l.source_id = s.source_id
        where s.dealer_id = ${tx.dealerId}), '[]'),
      'waiting', (
        select count(*)::int from reading where dealer_id = ${tx.dealerId} and state = 'unassigned')
    ) as around`.execute(tx.db);
  return rows[0]?.around ?? { sources: [], waiting: 0 };
}

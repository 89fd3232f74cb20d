import { useTranslations } from 'use-intl';
import type { CheckerProposal, WhatIf } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { FindingItem } from '../checker/finding-item.tsx';
import { useFindingsPreview } from '../checker/use-findings.ts';
import type { Draft } from './draft.ts';
import { proposalOf } from './proposal.ts';
import styles from './what-if.module.css';

type Props = { changes: WhatIf['changes']; draft: Draft };

/** What the checker would find anew once it is saved, and what it would no longer; nothing while nothing differs. */
export function ApplyFindings({ changes, draft }: Props) {
  const t = useTranslations('whatIf.apply');
  const now = useNow();
  const proposal: CheckerProposal = proposalOf(changes, draft, now);
  const { data } = useFindingsPreview(proposal, true);
  const anew = data?.rows.filter(({ change }) => change === 'new') ?? [];
  const gone = data?.gone ?? [];
  if (anew.length + gone.length === 0) return null;
  return (
    <>
      {anew.length > 0 && (
        <>
          <h2 className={styles.legend}>{t('findings', { count: anew.length })}</h2>
          <ul className={styles.plain}>
            {anew.map((finding) => (
              <FindingItem key={finding.key} finding={finding} plain />
            ))}
          </ul>
        </>
      )}
      {gone.length > 0 && (
        <>
          <h2 className={styles.legend}>{t('findingsGone', { count: gone.length })}</h2>
          <ul className={styles.plain}>
            {gone.map((finding) => (
              <FindingItem key={finding.key} finding={finding} gone />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

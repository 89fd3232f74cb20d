import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { CheckerPreview, CheckerProposal } from '../../api/types.ts';
import styles from './checker/checker.module.css';
import { FindingItem } from './checker/finding-item.tsx';
import { useFindingsPreview } from './checker/use-findings.ts';

type Props = {
  /** What is being edited, as it would be saved: `{ hours }`, `{ distribution }`, `{ people: [{ userId, … }] }`. */
  proposal: CheckerProposal;
  /** Whether something is changed; nothing is shown otherwise. */
  changed: boolean;
};

/** What the checker says of a change before it is saved: what would be new, what would be mended. For those who may see it. */
export function CheckerPanel({ proposal, changed }: Props) {
  const t = useTranslations('checker.panel');
  const { dealer } = useDealer();
  const preview = useFindingsPreview(proposal, changed);
  // What cannot be saved yet is not judged; the form says why.
  if (!dealer.may.seeFindings || !changed || preview.isError) return null;
  return (
    <section className={styles.panel} aria-live="polite" aria-busy={preview.isFetching}>
      <h2>{t('title')}</h2>
      {preview.data === undefined ? (
        <p className={styles.soft}>{t('checking')}</p>
      ) : (
        <Difference preview={preview.data} />
      )}
    </section>
  );
}

function Difference({ preview: { rows, gone } }: { preview: CheckerPreview }) {
  const t = useTranslations('checker.panel');
  const fresh = rows.filter(({ change }) => change === 'new');
  const rest = rows.length - fresh.length;
  return (
    <>
      {rows.length + gone.length === 0 && <p className={styles.soft}>{t('none')}</p>}
      {fresh.length > 0 && (
        <>
          <h3>{t('new')}</h3>
          <ul className={styles.list}>
            {fresh.map((finding) => (
              <FindingItem key={finding.key} finding={finding} plain />
            ))}
          </ul>
        </>
      )}
      {gone.length > 0 && (
        <>
          <h3>{t('gone')}</h3>
          <ul className={styles.list}>
            {gone.map((finding) => (
              <FindingItem key={finding.key} finding={finding} gone />
            ))}
          </ul>
        </>
      )}
      {rest > 0 && <p className={styles.soft}>{t('unchanged', { count: rest })}</p>}
    </>
  );
}

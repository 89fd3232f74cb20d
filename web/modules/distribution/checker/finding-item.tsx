import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Finding } from '../../../api/types.ts';
import styles from './checker.module.css';
import { useFindingWords } from './finding-words.ts';
import { MendingLink } from './mending-link.tsx';

const icons = { error: IconAlertOctagon, warning: IconAlertTriangle, hint: IconInfoCircle };

type Props = {
  finding: Finding;
  /** Without the link: where the form that mends it is open already. */
  plain?: boolean;
  /** Struck through: it would be gone. */
  gone?: boolean;
};

/** A finding: from when on it bites, the sentence, the lead that would strand, and where to mend it. */
export function FindingItem({ finding, plain = false, gone = false }: Props) {
  const t = useTranslations('checker.severities');
  const words = useFindingWords();
  const Icon = icons[finding.severity];
  const example = gone ? null : words.example(finding);
  return (
    <li className={styles.item} data-gone={gone}>
      <Icon size={20} aria-hidden />
      <div className={styles.text}>
        <p className={styles.when}>
          <span className={styles.severity}>{t(finding.severity)}</span> · {words.when(finding)}
        </p>
        <p className={styles.sentence}>{words.sentence(finding)}</p>
        {example !== null && <p className={styles.example}>{example}</p>}
        {!plain && !gone && <MendingLink finding={finding} />}
      </div>
    </li>
  );
}

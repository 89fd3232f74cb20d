import type { Finding } from '../../../api/types.ts';
import styles from './checker.module.css';
import { FindingItem } from './finding-item.tsx';

/** What the banner tells, each with the link that mends it. */
export function BannerFindings({ findings }: { findings: readonly Finding[] }) {
  return (
    <div className={styles.banner}>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <FindingItem key={finding.key} finding={finding} />
        ))}
      </ul>
    </div>
  );
}

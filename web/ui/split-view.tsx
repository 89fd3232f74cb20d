import type { ReactNode } from 'react';
import styles from './split-view.module.css';

/** List left, detail right; on the phone the one or the other. `open`: something is chosen. */
export function SplitView({ list, detail, open }: { list: ReactNode; detail: ReactNode; open: boolean }) {
  return (
    <div className={styles.split} data-open={open}>
      <div className={styles.list}>{list}</div>
      <div className={styles.detail}>{detail}</div>
    </div>
  );
}

import type { ReactNode } from 'react';
import styles from './page.module.css';

/** A page that scrolls as a whole: settings, forms, reading. `wide` where three things stand beside each other. */
export function Page({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <div className={styles.page} data-wide={wide}>
      {children}
    </div>
  );
}

/** A page that fills the frame; one part inside (a `DataTable`, a `SplitView`) scrolls. */
export function FullPage({ children }: { children: ReactNode }) {
  return <div className={styles.full}>{children}</div>;
}

type HeaderProps = { title: string; note?: ReactNode; children?: ReactNode };

/** The page's only h1, a short note beside it, and its tools at the right. */
export function PageHeader({ title, note, children }: HeaderProps) {
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{title}</h1>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      {children !== undefined && <div className={styles.tools}>{children}</div>}
    </header>
  );
}

/** The thin bar over content that is being fetched again. The parent is `position: relative`. */
export function LoadingBar({ on }: { on: boolean }) {
  return <div className={styles.bar} data-on={on} aria-hidden />;
}

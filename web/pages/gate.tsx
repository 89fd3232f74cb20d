import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { languageNames, languages } from '../i18n/messages.ts';
import { useLanguage } from '../i18n/provider.tsx';
import styles from './gate.module.css';

/** The frame of the pages before the shell: sign in, passwords, first run. */
export function Gate({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  const t = useTranslations('shell');
  const { language, setLanguage } = useLanguage();
  return (
    <div className={styles.gate}>
      <header className={styles.brand}>
        <img src="/favicon.svg" alt="" width={32} height={32} />
        Forecourt
      </header>
      <main className={`${styles.panel} ${wide ? styles.wide : ''}`}>{children}</main>
      <footer>
        <fieldset className={`plain-fieldset ${styles.languages}`}>
          <legend className="visually-hidden">{t('language')}</legend>
          {languages.map((each) => (
            <button
              key={each}
              type="button"
              lang={each}
              aria-pressed={each === language}
              onClick={() => setLanguage(each)}
            >
              {languageNames[each]}
            </button>
          ))}
        </fieldset>
      </footer>
    </div>
  );
}

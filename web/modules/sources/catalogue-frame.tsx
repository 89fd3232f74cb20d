import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './catalogue.module.css';
import { CatalogueHistory } from './catalogue-history.tsx';
import type { CatalogueName } from './use-catalogue.ts';

type Props = {
  name: CatalogueName;
  title: string;
  hint: string;
  mayChange: boolean;
  /** What an entry without a name is called. */
  wordOf: (key: string) => string;
  children: ReactNode;
};

/** A catalogue's page: what it is for, its entries, and who changed it. */
export function CatalogueFrame({ name, title, hint, mayChange, wordOf, children }: Props) {
  const t = useTranslations('catalogues');
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.page}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {mayChange && (
          <Button
            variant="default"
            leftSection={<IconHistory size={16} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {t('history')}
          </Button>
        )}
      </div>
      <p className={styles.soft}>{hint}</p>
      {children}
      {open && <CatalogueHistory name={name} title={title} wordOf={wordOf} onClose={() => setOpen(false)} />}
    </section>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { WhatIf } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { ConfirmDialog } from '../../../ui/index.ts';
import type { useDeeds } from './use-deeds.ts';
import styles from './what-if.module.css';

type Props = {
  whatIf: WhatIf;
  deeds: ReturnType<typeof useDeeds>;
  mayApply: boolean;
  onApply: () => void;
};

/** The name, what became of it, and what can be done with it. */
export function Head({ whatIf, deeds, mayApply, onApply }: Props) {
  const t = useTranslations('whatIf');
  const time = useTime();
  const now = useNow();
  const [discarding, setDiscarding] = useState(false);
  const { name, mayChange, appliedAt, appliedBy, moved } = whatIf;
  return (
    <header className={styles.head}>
      {mayChange ? <Name name={name} onRename={(next) => deeds.rename.mutate(next)} /> : <h1>{name}</h1>}
      {appliedAt !== null && (
        <span className={styles.soft}>
          {t('appliedBy', { moment: time.absolute(appliedAt, now), name: appliedBy ?? '–' })}
        </span>
      )}
      {mayChange && (
        <div className={styles.tools}>
          <Button variant="default" onClick={() => setDiscarding(true)}>
            {t('discard')}
          </Button>
          {appliedAt === null && (
            <Button disabled={!mayApply || moved.length > 0} onClick={onApply}>
              {t('apply.open')}
            </Button>
          )}
        </div>
      )}
      {moved.length > 0 && (
        <p className={styles.moved} role="status">
          {t('moved', { areas: moved.map((area) => t(`areas.${area}`)).join(', ') })}{' '}
          {mayChange && (
            <Button
              size="compact-sm"
              variant="default"
              loading={deeds.rebase.isPending}
              onClick={() => deeds.rebase.mutate()}
            >
              {t('rebase')}
            </Button>
          )}
        </p>
      )}
      {discarding && (
        <ConfirmDialog
          opened
          onClose={() => setDiscarding(false)}
          title={t('discardTitle', { name })}
          confirm={t('discard')}
          busy={deeds.discard.isPending}
          onConfirm={() => deeds.discard.mutate()}
        >
          {t('discardText')}
        </ConfirmDialog>
      )}
    </header>
  );
}

/** The heading is the field: what is typed is the name when the field is left. */
function Name({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const t = useTranslations('whatIf');
  const [typed, setTyped] = useState(name);
  const rename = () => {
    if (typed.trim() === '') setTyped(name);
    else if (typed.trim() !== name) onRename(typed.trim());
  };
  return (
    <>
      <h1 className="visually-hidden">{name}</h1>
      <TextInput
        className={styles.name ?? ''}
        aria-label={t('name')}
        maxLength={80}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </>
  );
}

import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { different } from './draft.ts';
import { useBeginWhatIf } from './use-begin.ts';
import styles from './what-if.module.css';

type TriedArea = 'hours' | 'escalation' | 'distribution';

export function isTried(area: string): area is TriedArea {
  return area === 'hours' || area === 'escalation' || area === 'distribution';
}

type Props = { area: TriedArea; saved: object; values: object };

/** Beside a settings form: begins a what-if with what is typed and not saved. */
export function TryOnPast({ area, saved, values }: Props) {
  const t = useTranslations('whatIf');
  const time = useTime();
  const now = useNow();
  const begin = useBeginWhatIf();
  return (
    <div className={styles.tryOnPast}>
      <p className={styles.soft}>{t('fromSettings.hint')}</p>
      <Button
        variant="default"
        loading={begin.isPending}
        onClick={() =>
          begin.mutate({
            name: t('fromSettings.name', {
              area: t(`sections.${sections[area]}`),
              day: time.absolute(now, now),
            }),
            changes: { [area]: different(saved, values) },
          })
        }
      >
        {t('fromSettings.try')}
      </Button>
    </div>
  );
}

const sections = { hours: 'hours', escalation: 'times', distribution: 'distribution' } as const;

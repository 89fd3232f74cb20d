import { Checkbox, Radio } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { NoticeChoices } from '../../api/types.ts';
import { TimeField } from '../../ui/index.ts';
import styles from './notices.module.css';

type Quiet = NoticeChoices['quietHours'];
type Own = Extract<Quiet, { kind: 'own' }>;
type Day = Own['days'][number];

const kinds = ['closed', 'own', 'never'] as const;
const weekdays: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MOST_DAYS = 6;
const usual: Own = { kind: 'own', from: '20:00', until: '07:00', days: ['sun'] };

/** When devices and the open page are left alone. */
export function QuietHoursField({ value, onChange }: { value: Quiet; onChange: (quiet: Quiet) => void }) {
  const t = useTranslations('notices.choices.quiet');
  return (
    <Radio.Group
      aria-label={t('title')}
      value={value.kind}
      onChange={(kind) => onChange(kind === 'own' ? usual : { kind: kind === 'never' ? 'never' : 'closed' })}
    >
      <div className={styles.options}>
        {kinds.map((kind) => (
          <div key={kind}>
            <Radio value={kind} label={t(`kinds.${kind}`)} />
            {kind === 'own' && value.kind === 'own' && <OwnHours value={value} onChange={onChange} />}
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}

function OwnHours({ value, onChange }: { value: Own; onChange: (quiet: Own) => void }) {
  const t = useTranslations('notices.choices.quiet');
  const common = useTranslations('common');
  const { from, until, days } = value;
  return (
    <div className={styles.fields}>
      <TimeField
        label={t('from')}
        value={from}
        onChange={(time) => time !== '' && onChange({ ...value, from: time })}
      />
      <TimeField
        label={t('until')}
        value={until}
        onChange={(time) => time !== '' && onChange({ ...value, until: time })}
      />
      <Checkbox.Group
        className={styles.days ?? ''}
        label={t('days')}
        value={[...days]}
        onChange={(chosen) => onChange({ ...value, days: weekdays.filter((day) => chosen.includes(day)) })}
      >
        <div className={styles.dayBoxes}>
          {weekdays.map((day) => (
            <Checkbox
              key={day}
              value={day}
              label={common(`weekdays.${day}`)}
              disabled={days.length >= MOST_DAYS && !days.includes(day)}
            />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  );
}

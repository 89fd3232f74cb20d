import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';

const delays = { now: 0, week: 7, month: 30 } as const;
const isDelay = (value: string): value is keyof typeof delays => Object.hasOwn(delays, value);

/** From when on whoever holds the role needs a second factor, with time to set it up. */
export function SecondFactorSelect(props: { from: string | null; onChange: (from: string | null) => void }) {
  const t = useTranslations('roles');
  const time = useTime();
  const now = useNow();
  const choose = (value: string) => {
    if (value === 'no') props.onChange(null);
    if (isDelay(value)) props.onChange(new Date(now + delays[value] * 86_400_000).toISOString());
  };
  return (
    <NativeSelect
      label={t('factor')}
      description={t('factorHint')}
      value={props.from === null ? 'no' : 'kept'}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: 'no', label: t('factorNo') },
        ...(props.from === null
          ? []
          : [{ value: 'kept', label: t('factorFrom', { date: time.absolute(props.from, now) }) }]),
        { value: 'now', label: t('factorNow') },
        { value: 'week', label: t('factorWeek') },
        { value: 'month', label: t('factorMonth') },
      ]}
    />
  );
}

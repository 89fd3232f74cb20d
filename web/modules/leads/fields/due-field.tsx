import { TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { readNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import dialog from '../dialog.module.css';
import { type FollowUp, momentOfFollowUp, problemOfFollowUp } from '../follow-up.ts';

const presets = ['tomorrow', 'twoDays', 'monday'] as const;

type Props = {
  choice: FollowUp;
  /** What the fields of an own moment start with. */
  own: FollowUp;
  onChoose: (choice: FollowUp) => void;
};

/** When next: one of the usual moments, or one of one's own. */
export function DueField({ choice, own, onChoose }: Props) {
  const t = useTranslations('lead');
  const time = useTime();
  const now = readNow();
  const trouble = problemOfFollowUp(choice, now, time.timeZone);
  return (
    <>
      <fieldset className={dialog.group}>
        <legend>{t('dialogs.newDue')}</legend>
        <div className={dialog.options}>
          {presets.map((kind) => {
            const moment = momentOfFollowUp({ kind }, now, time.timeZone);
            return (
              <label key={kind} className={dialog.option}>
                <input
                  type="radio"
                  name="due"
                  checked={choice.kind === kind}
                  data-autofocus={kind === 'tomorrow' || undefined}
                  onChange={() => onChoose({ kind })}
                />
                {t(`followUp.${kind}`, {
                  moment: typeof moment === 'string' ? time.absolute(moment, now) : '',
                })}
              </label>
            );
          })}
          <label className={dialog.option}>
            <input
              type="radio"
              name="due"
              checked={choice.kind === 'chosen'}
              onChange={() => onChoose(own)}
            />
            {t('followUp.chosen')}
          </label>
        </div>
      </fieldset>
      {choice.kind === 'chosen' && (
        <div className={dialog.pair}>
          <TextInput
            type="date"
            label={t('followUp.date')}
            value={choice.date}
            error={trouble === null ? null : t(`followUp.${trouble}`)}
            onChange={(event) => onChoose({ ...choice, date: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('followUp.time')}
            value={choice.time}
            onChange={(event) => onChoose({ ...choice, time: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}

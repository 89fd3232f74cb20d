import { useTranslations } from 'use-intl';
import type { Filters } from '../../../api/types.ts';
import dialog from '../dialog.module.css';
import { useLeadWords } from '../words.ts';

export type Reason = Filters['closingReasons'][number];
const outcomes = ['won', 'lost', 'invalid'] as const;

type Props = { reasons: readonly Reason[]; chosen: string | null; onChoose: (reasonId: string) => void };

/** The reasons to close with, under what came of it. */
export function ReasonField({ reasons, chosen, onChoose }: Props) {
  const words = useLeadWords();
  const nameOf = useReasonName();
  return outcomes.map((outcome) => {
    const mine = reasons.filter((reason) => reason.outcome === outcome);
    if (mine.length === 0) return null;
    return (
      <fieldset key={outcome} className={dialog.group}>
        <legend>{words.outcome(outcome)}</legend>
        <div className={dialog.options}>
          {mine.map((reason) => (
            <label key={reason.reasonId} className={dialog.option}>
              <input
                type="radio"
                name="reason"
                value={reason.reasonId}
                checked={reason.reasonId === chosen}
                data-autofocus={reason === reasons[0] || undefined}
                onChange={() => onChoose(reason.reasonId)}
              />
              {nameOf(reason)}
            </label>
          ))}
        </div>
      </fieldset>
    );
  });
}

export function useReasonName(): (reason: Reason) => string {
  const t = useTranslations('leads');
  const words = useLeadWords();
  return ({ name, key }) => name ?? (key === null ? t('closed') : words.reason(key));
}

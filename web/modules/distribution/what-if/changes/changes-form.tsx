import { useTranslations } from 'use-intl';
import type { WhatIf } from '../../../../api/types.ts';
import { WeeklyEditor } from '../../../working-hours/week/weekly-editor.tsx';
import { type Draft, peopleIn, type Saved } from '../draft.ts';
import { AbsenceFields } from './absence-fields.tsx';
import { DistributionFields } from './distribution-fields.tsx';
import { PeopleFields } from './people-fields.tsx';
import { Section } from './section.tsx';
import { TimesFields } from './times-fields.tsx';

type Props = {
  saved: Saved;
  draft: Draft;
  changes: WhatIf['changes'];
  trial: WhatIf['trial'];
  disabled: boolean;
  /** What the server refused, by area of the changes. */
  errorOf: (area: keyof WhatIf['changes']) => string | null;
  onChange: (change: Partial<Draft>) => void;
};

/** Everything that may be tried, area by area. */
export function ChangesForm({ saved, draft, changes, trial, disabled, errorOf, onChange }: Props) {
  const t = useTranslations('whatIf.sections');
  const people = peopleIn(saved.people, draft);
  return (
    <fieldset className="plain-fieldset" disabled={disabled}>
      <Section title={t('hours')} changed={changes.hours !== undefined} error={errorOf('hours')}>
        <WeeklyEditor
          value={draft.hours.weekly}
          disabled={disabled}
          onChange={(weekly) => onChange({ hours: { ...draft.hours, weekly: weekly as never } })}
        />
      </Section>
      <Section title={t('times')} changed={changes.escalation !== undefined} error={errorOf('escalation')}>
        <TimesFields value={draft.escalation} onChange={(escalation) => onChange({ escalation })} />
      </Section>
      <Section title={t('people')} changed={changes.people !== undefined} error={errorOf('people')}>
        <PeopleFields
          people={people}
          onChange={(userId, receives) => onChange({ receives: { ...draft.receives, [userId]: receives } })}
        />
      </Section>
      <Section
        title={t('distribution')}
        changed={changes.distribution !== undefined}
        error={errorOf('distribution')}
      >
        <DistributionFields
          // The form keeps what is typed; it begins anew when others save the distribution.
          key={JSON.stringify(saved.distribution)}
          initial={draft.distribution}
          people={people}
          onChange={(distribution) => onChange({ distribution })}
        />
      </Section>
      <Section title={t('absences')} changed={changes.absences !== undefined} error={errorOf('absences')}>
        <AbsenceFields people={saved.people} value={draft} trial={trial} onChange={onChange} />
      </Section>
    </fieldset>
  );
}

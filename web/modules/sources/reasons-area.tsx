import { useTranslations } from 'use-intl';
import { Loaded } from '../../ui/index.ts';
import { useLeadWords } from '../leads/words.ts';
import { CatalogueFrame } from './catalogue-frame.tsx';
import { CatalogueList } from './catalogue-list.tsx';
import { NewEntry } from './new-entry.tsx';
import { useCatalogue } from './use-catalogue.ts';

const outcomes = ['won', 'lost', 'invalid'] as const;

/** Settings, closing reasons: how leads end, in the dealer's own words. */
export function ReasonsArea() {
  const t = useTranslations('catalogues');
  const words = useLeadWords();
  const reasons = useCatalogue('closing-reasons');
  return (
    <Loaded query={reasons}>
      {({ rows, mayChange }) => (
        <CatalogueFrame
          name="closing-reasons"
          title={t('reasons')}
          hint={t('reasonsHint')}
          mayChange={mayChange}
          wordOf={words.reason}
        >
          <CatalogueList
            name="closing-reasons"
            rows={rows}
            mayChange={mayChange}
            wordOf={({ name, key }) => words.reason(name ?? key ?? '')}
            note={({ outcome }) => words.outcome(outcome)}
          />
          {mayChange && (
            <NewEntry
              name="closing-reasons"
              label={t('newReason')}
              kind={{
                field: 'outcome',
                label: t('outcome'),
                choices: outcomes.map((value) => ({ value, label: words.outcome(value) })),
              }}
            />
          )}
        </CatalogueFrame>
      )}
    </Loaded>
  );
}

import { useTranslations } from 'use-intl';
import { Loaded } from '../../ui/index.ts';
import { useLeadWords } from '../leads/words.ts';
import { CatalogueFrame } from './catalogue-frame.tsx';
import { CatalogueList } from './catalogue-list.tsx';
import { NewEntry } from './new-entry.tsx';
import { SourceFields } from './source-fields.tsx';
import { useCatalogue } from './use-catalogue.ts';

const channels = ['webForm', 'email', 'phone', 'walkIn', 'api'] as const;

/** Settings, sources: where leads come from, and what each source brings along. */
export function SourcesArea() {
  const t = useTranslations('catalogues');
  const words = useLeadWords();
  const sources = useCatalogue('sources');
  return (
    <Loaded query={sources}>
      {({ rows, mayChange }) => (
        <CatalogueFrame
          name="sources"
          title={t('sources')}
          hint={t('sourcesHint')}
          mayChange={mayChange}
          wordOf={words.source}
        >
          <CatalogueList
            name="sources"
            rows={rows}
            mayChange={mayChange}
            wordOf={({ name, key }) => words.source(name ?? key ?? '')}
            note={({ channel, groupName }) =>
              [words.source(channel), groupName].filter((part) => part !== null).join(' · ')
            }
            more={(entry) => <SourceFields entry={entry} mayChange={mayChange} />}
          />
          {mayChange && (
            <NewEntry
              name="sources"
              label={t('newSource')}
              kind={{
                field: 'channel',
                label: t('channel'),
                choices: channels.map((value) => ({ value, label: words.source(value) })),
              }}
            />
          )}
        </CatalogueFrame>
      )}
    </Loaded>
  );
}

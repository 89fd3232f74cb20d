import { Button, Drawer } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { Loaded, useToast } from '../../ui/index.ts';
import type { Field } from '../dealers/fields/field.ts';
import { useWords } from '../dealers/fields/use-words.ts';
import { ChangeList } from '../dealers/history/change-list.tsx';
import { changesBetween } from '../dealers/history/changes.ts';
import history from '../dealers/history/history.module.css';
import { type CatalogueName, useCatalogueChanges, useCatalogueDeed } from './use-catalogue.ts';

/** What may differ in an entry, in the words of its page. */
const fields: readonly Field[] = [
  { path: 'name', label: 'catalogues.name', tell: { as: 'text' }, none: 'asDelivered' },
  { path: 'hidden', label: 'catalogues.hidden', tell: { as: 'yesNo' } },
  { path: 'outcome', label: 'catalogues.outcome', tell: { as: 'choice', words: 'leads.outcomes' } },
  { path: 'defaultType', label: 'catalogues.defaultType', tell: { as: 'choice', words: 'leads.types' } },
  { path: 'groupName', label: 'catalogues.group', tell: { as: 'text' } },
  { path: 'callNumber', label: 'catalogues.callNumber', tell: { as: 'text' } },
  { path: 'responseMinutes', label: 'catalogues.response', tell: { as: 'minutes' } },
];
const none = {};

type Props = {
  name: CatalogueName;
  title: string;
  wordOf: (key: string) => string;
  onClose: () => void;
};

/** Who changed a catalogue, when and what; each change can be taken back while nobody changed the entry since. */
export function CatalogueHistory({ name, title, wordOf, onClose }: Props) {
  const t = useTranslations('catalogues');
  const past = useTranslations('settingsWords.history');
  const actions = useTranslations('common.actions');
  const words = useWords(none);
  const time = useTime();
  const now = useNow();
  const toast = useToast();
  const deed = useCatalogueDeed(name);
  const changes = useCatalogueChanges(name);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={past('title', { area: title })}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Loaded query={changes}>
        {({ rows }) => (
          <>
            {rows.length === 0 && <p className={history.soft}>{past('empty')}</p>}
            <ol className={history.versions}>
              {rows.map(({ changeId, key, before, after, changedAt, changedBy }) => {
                const moment = time.absolute(changedAt, now);
                const entry = (after ?? before)?.name ?? (key === null ? '' : wordOf(key));
                return (
                  <li key={changeId} className={history.version}>
                    <div className={history.head}>
                      <span>
                        {entry} ·{' '}
                        {changedBy === null
                          ? past('byNobody', { moment })
                          : past('by', { moment, name: changedBy })}
                      </span>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('undoOf', { name: entry, moment })}
                        onClick={() =>
                          deed.mutate(
                            { do: 'undo', changeId },
                            { onSuccess: () => toast.done(t('undone', { name: entry })) },
                          )
                        }
                      >
                        {actions('undo')}
                      </Button>
                    </div>
                    {before === null && <p className={history.soft}>{past('came')}</p>}
                    {after === null && <p className={history.soft}>{past('went')}</p>}
                    {before !== null && after !== null && (
                      <ChangeList changes={changesBetween(fields, before, after, words)} />
                    )}
                  </li>
                );
              })}
            </ol>
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

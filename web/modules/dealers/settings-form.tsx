import { Button } from '@mantine/core';
import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem } from '../../api/client.ts';
import type { HoursSettings, OpenLeads, Settings } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { FormProblem, Loaded, SubmitButton, useFormProblem, useToast } from '../../ui/index.ts';
import { CheckerPanel } from '../distribution/checker-panel.tsx';
import { isTried, TryOnPast } from '../distribution/what-if/try-on-past.tsx';
import { ConsequencesPanel } from '../escalation/consequences/consequences-panel.tsx';
import { RecalculationProgress } from '../escalation/consequences/recalculation-progress.tsx';
import { isTimed, useConsequences } from '../escalation/consequences/use-consequences.ts';
import styles from './settings.module.css';
import { useFieldOfAddress } from './use-field-of-address.ts';
import { type SettingsArea, type SettingsValues, useSaveSettings, useSettings } from './use-settings.ts';

const HistoryDrawer = lazy(() =>
  import('./history/history-drawer.tsx').then((file) => ({ default: file.HistoryDrawer })),
) as typeof import('./history/history-drawer.tsx').HistoryDrawer;

type Props<Area extends SettingsArea> = {
  area: Area;
  validate?: NonNullable<UseFormInput<SettingsValues[Area]>['validate']>;
  /** The fields. They stand in a fieldset that is disabled for those who may not change; what is no field asks itself. */
  children: (form: UseFormReturnType<SettingsValues[Area]>, mayChange: boolean) => ReactNode;
  /** Below the fields and outside their fieldset: what everybody may look through, and disables itself. */
  after?: (form: UseFormReturnType<SettingsValues[Area]>, mayChange: boolean) => ReactNode;
  /** What the values, as edited, mean; beside the form. */
  meaning: (values: SettingsValues[Area]) => ReactNode;
};

/** The frame of a settings area: loading, form left, consequences right, the bar that saves, and the 409. */
export function SettingsForm<Area extends SettingsArea>(props: Props<Area>) {
  const settings = useSettings(props.area);
  const [round, setRound] = useState(0);
  return (
    <Loaded query={settings}>
      {(data) => (
        <Editor
          key={round}
          {...props}
          latest={data}
          onConflict={async () => (await settings.refetch()).data?.changedBy ?? null}
          onReload={() => {
            void settings.refetch().then(() => setRound((count) => count + 1));
          }}
        />
      )}
    </Loaded>
  );
}

type EditorProps<Area extends SettingsArea> = Props<Area> & {
  latest: Settings<SettingsValues[Area]>;
  onReload: () => void;
  /** Answers who saved the newer version. */
  onConflict: () => Promise<string | null>;
};

function Editor<Area extends SettingsArea>({
  area,
  validate,
  children,
  after,
  meaning,
  latest,
  onReload,
  onConflict,
}: EditorProps<Area>) {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const toast = useToast();
  const [base, setBase] = useState(latest);
  const form = useForm<SettingsValues[Area]>({
    initialValues: base.value,
    ...(validate === undefined ? {} : { validate }),
  });
  const problem = useFormProblem(form as unknown as UseFormReturnType<Record<string, unknown>>);
  const save = useSaveSettings(area);
  const [conflict, setConflict] = useState<string | null>(null);
  const history = useTranslations('settingsWords.history');
  const [showHistory, setShowHistory] = useState(false);
  const dirty = form.isDirty();
  const timed = isTimed(area) ? area : null;
  const tried = isTried(area) ? area : null;
  useFieldOfAddress();
  const [openLeads, setOpenLeads] = useState<OpenLeads>('recalculate');
  const consequences = useConsequences(
    timed ?? 'hours',
    form.values as HoursSettings,
    timed !== null && dirty && base.mayChange,
  );

  const take = (settings: Settings<SettingsValues[Area]>) => {
    setBase(settings);
    form.setInitialValues(settings.value);
    form.setValues(settings.value);
    form.resetDirty(settings.value);
  };
  // Somebody else saved: take it over at once, unless something is being edited here.
  if (latest.version !== base.version && !dirty && !save.isPending) take(latest);
  const outdated = latest.version > base.version && dirty;
  const conflictText = conflict ?? (outdated ? meanwhile(common, latest.changedBy) : null);

  return (
    <div className={styles.columns}>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((value) => {
          problem.clear();
          save.mutate(
            { version: base.version, value, ...(timed !== null && { openLeads }) },
            {
              onSuccess: (saved) => {
                take(saved);
                setOpenLeads('recalculate');
                toast.done(t('saved'));
              },
              onError: (error) => {
                if (error instanceof ApiProblem && error.code === 'settings.changedMeanwhile') {
                  void onConflict().then((by) => setConflict(meanwhile(common, by)));
                } else problem.show(error);
              },
            },
          );
        })}
      >
        <fieldset className={`plain-fieldset ${styles.form}`} disabled={!base.mayChange}>
          {children(form, base.mayChange)}
        </fieldset>
        {after?.(form, base.mayChange)}
        <div className={styles.bar} data-dirty={dirty}>
          {(conflictText !== null || problem.text !== null) && (
            <div className={styles.wide}>
              {conflictText !== null && (
                <FormProblem>
                  {conflictText}{' '}
                  <Button size="compact-sm" variant="default" onClick={onReload}>
                    {common('actions.reload')}
                  </Button>
                </FormProblem>
              )}
              <FormProblem>{problem.text}</FormProblem>
            </div>
          )}
          <span className={styles.state} aria-live="polite">
            {dirty ? (
              <>
                {common('states.unsaved')}
                {consequences.data !== undefined && consequences.data.moved > 0 && (
                  <>
                    {' · '}
                    {t('openLeadsMove', { count: openLeads === 'keep' ? 0 : consequences.data.moved })}
                  </>
                )}
              </>
            ) : base.mayChange ? (
              <LastChange settings={base} />
            ) : (
              t('readOnly')
            )}
          </span>
          {base.mayChange && (
            <div className={styles.buttons}>
              <Button variant="subtle" onClick={() => setShowHistory(true)}>
                {history('open')}
              </Button>
              {dirty && (
                <Button variant="default" onClick={() => form.reset()}>
                  {t('discard')}
                </Button>
              )}
              <SubmitButton busy={save.isPending} disabled={!dirty} label={common('actions.save')} />
            </div>
          )}
        </div>
      </form>
      {showHistory && (
        <Suspense fallback={null}>
          <HistoryDrawer
            area={area}
            opened
            onClose={() => setShowHistory(false)}
            current={base.value}
            dirty={dirty}
            onRestore={(value) => {
              form.setValues(value);
              toast.done(history('taken'));
            }}
          />
        </Suspense>
      )}
      <aside className={styles.aside}>
        {timed !== null && <RecalculationProgress />}
        <h2>{t('meaning')}</h2>
        {meaning(form.values)}
        {area !== 'forwarding' && area !== 'tasks' && (
          <CheckerPanel
            proposal={{ [area]: form.values }}
            changed={dirty && base.mayChange && form.isValid()}
          />
        )}
        {timed !== null && dirty && base.mayChange && !consequences.isError && (
          <>
            <h2>{t('openLeads')}</h2>
            <ConsequencesPanel consequences={consequences.data} choice={openLeads} onChoice={setOpenLeads} />
          </>
        )}
        {tried !== null && dirty && base.mayChange && (
          <TryOnPast area={tried} saved={base.value} values={form.values} />
        )}
      </aside>
    </div>
  );
}

function meanwhile(t: ReturnType<typeof useTranslations<'common'>>, name: string | null): string {
  return name === null ? t('forms.changedMeanwhileByNobody') : t('forms.changedMeanwhile', { name });
}

function LastChange({ settings }: { settings: Settings<unknown> }) {
  const t = useTranslations('settings');
  const time = useTime();
  const now = useNow();
  if (settings.changedAt === null) return t('neverChanged');
  const moment = time.absolute(settings.changedAt, now);
  if (settings.changedBy === null) return t('changedByNobody', { moment });
  return t('changed', { moment, name: settings.changedBy });
}

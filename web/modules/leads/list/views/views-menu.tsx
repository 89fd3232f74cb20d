import { Button, Checkbox, Group, Menu, Modal, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconUsers } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../../../../i18n/use-problem-text.ts';
import { ConfirmDialog, FormProblem, SubmitButton, useToast } from '../../../../ui/index.ts';
import dialog from '../../dialog.module.css';
import type { LeadSearch } from '../../search.ts';
import styles from '../list.module.css';
import type { Shown } from './use-shown.ts';
import { useViewDeeds } from './use-view-deeds.ts';
import { useLayoutChange, useViews } from './use-views.ts';
import { queryToKeep, searchOf } from './view-state.ts';

type Props = { asked: LeadSearch; ask: (next: LeadSearch) => void; shown: Shown };
type Asking = 'new' | 'rename' | 'remove';

/** The saved views: opens one, and says what of the present one is not saved. */
export default function ViewsMenu({ asked, ask, shown }: Props) {
  const t = useTranslations('leadList.views');
  const toast = useToast();
  const { data } = useViews();
  const { change } = useViewDeeds();
  const layout = useLayoutChange();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { view, changed } = shown;
  const starts = view !== null && data?.layout.defaultViewId === view.viewId;
  const keep = () => {
    if (view === null) return;
    change.mutate(
      { viewId: view.viewId, query: queryToKeep(asked), ...shown.look },
      {
        onSuccess: () => {
          shown.reset();
          toast.done(t('saved', { name: view.name }));
        },
        onError: toast.problem,
      },
    );
  };
  return (
    <div className={styles.viewBar}>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            px={8}
            leftSection={<IconBookmark size={16} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
            maw={260}
          >
            {view === null ? t('title') : changed ? t('changed', { name: view.name }) : view.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu ?? ''}>
          {data?.views.map((each) => (
            <Menu.Item
              key={each.viewId}
              fw={each.viewId === view?.viewId ? 600 : 400}
              aria-current={each.viewId === view?.viewId}
              onClick={() => {
                shown.reset();
                ask(searchOf(each));
              }}
              {...(each.shared
                ? {
                    rightSection: (
                      <IconUsers
                        size={14}
                        aria-label={each.own ? t('shared') : t('sharedBy', { name: each.owner })}
                      />
                    ),
                  }
                : {})}
            >
              {each.name}
            </Menu.Item>
          ))}
          {data?.views.length === 0 && <Menu.Label>{t('none')}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item onClick={() => setAsking('new')}>{t('saveAs')}</Menu.Item>
          {view !== null && (
            <Menu.Item onClick={() => layout.mutate({ defaultViewId: starts ? null : view.viewId })}>
              {starts ? t('startNot') : t('start')}
            </Menu.Item>
          )}
          {view?.mayChange && (
            <>
              <Menu.Item onClick={() => setAsking('rename')}>{t('edit')}</Menu.Item>
              <Menu.Item onClick={() => setAsking('remove')}>{t('remove')}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {changed && view?.mayChange && (
        <Button size="compact-sm" variant="light" loading={change.isPending} onClick={keep}>
          {t('save')}
        </Button>
      )}
      {changed && (
        <>
          {!view?.mayChange && (
            <Button size="compact-sm" variant="light" onClick={() => setAsking('new')}>
              {t('saveAs')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              shown.reset();
              if (view !== null) ask(searchOf(view));
            }}
          >
            {t('reset')}
          </Button>
        </>
      )}
      {(asking === 'new' || asking === 'rename') && (
        <ViewDialog kind={asking} asked={asked} ask={ask} shown={shown} onClose={() => setAsking(null)} />
      )}
      {asking === 'remove' && <RemoveDialog ask={ask} shown={shown} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** Name and for whom; with the look of the list or without. */
function ViewDialog({ kind, asked, ask, shown, onClose }: Props & { kind: Asking; onClose: () => void }) {
  const t = useTranslations('leadList.views');
  const actions = useTranslations('common.actions');
  const problemText = useProblemText();
  const { data } = useViews();
  const { add, change } = useViewDeeds();
  const view = kind === 'rename' ? shown.view : null;
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [withLook, setWithLook] = useState(view === null || view.columns !== null);
  const [problem, setProblem] = useState<string | null>(null);
  const onError = (error: unknown) => setProblem(problemText(error));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setProblem(t('needName'));
    const look = withLook
      ? { columns: [...shown.columns], density: shown.density }
      : { columns: null, density: null };
    if (view !== null) {
      change.mutate(
        { viewId: view.viewId, name: name.trim(), shared, ...look },
        { onSuccess: onClose, onError },
      );
      return;
    }
    add.mutate(
      { name: name.trim(), shared, query: queryToKeep(asked), ...look },
      {
        onSuccess: ({ viewId }) => {
          shown.reset();
          ask({ ...asked, view: viewId });
          onClose();
        },
        onError,
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={kind === 'new' ? t('newTitle') : t('editTitle')}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <form className={dialog.form} onSubmit={submit}>
        <TextInput
          label={t('name')}
          data-autofocus
          maxLength={60}
          value={name}
          error={problem}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t('withLook')}
          description={t('withLookHint')}
          checked={withLook}
          onChange={(event) => setWithLook(event.currentTarget.checked)}
        />
        {data?.mayShare && (
          <Checkbox
            label={t('share')}
            description={t('shareHint')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        <FormProblem>{null}</FormProblem>
        <Group justify="flex-end">
          <SubmitButton busy={add.isPending || change.isPending} label={actions('save')} />
        </Group>
      </form>
    </Modal>
  );
}

function RemoveDialog({ ask, shown, onClose }: Omit<Props, 'asked'> & { onClose: () => void }) {
  const t = useTranslations('leadList.views');
  const actions = useTranslations('common.actions');
  const toast = useToast();
  const { remove } = useViewDeeds();
  const { view } = shown;
  if (view === null) return null;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('removeTitle', { name: view.name })}
      confirm={actions('remove')}
      busy={remove.isPending}
      onConfirm={() =>
        remove.mutate(view.viewId, {
          onSuccess: () => {
            onClose();
            ask({});
          },
          onError: toast.problem,
        })
      }
    >
      {view.shared ? t('removeShared') : t('removeOwn')}
    </ConfirmDialog>
  );
}

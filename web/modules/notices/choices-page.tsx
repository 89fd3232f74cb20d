import { Button, NativeSelect, Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { NoticeChoices } from '../../api/types.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { Loaded, Page, PageHeader, useToast } from '../../ui/index.ts';
import { DeviceSection } from './device-section.tsx';
import styles from './notices.module.css';
import { useChoices, useChoose } from './queries.ts';
import { QuietHoursField } from './quiet-hours-field.tsx';
import { playTone } from './use-signals.ts';

type Kind = keyof NoticeChoices['kinds'];
type Mail = NoticeChoices['kinds'][Kind]['mail'];

/** The kinds as people think of them. */
const groups: readonly {
  readonly title: 'own' | 'pool' | 'team' | 'house';
  readonly kinds: readonly Kind[];
}[] = [
  {
    title: 'own',
    kinds: ['newLead', 'handedOver', 'reminder', 'stage1', 'followUp', 'taskDue', 'appointmentSoon'],
  },
  { title: 'pool', kinds: ['poolLead'] },
  { title: 'team', kinds: ['stage2', 'followUpStage2', 'taskLate'] },
  { title: 'house', kinds: ['alarm', 'findings'] },
];
const mails: readonly Mail[] = ['atOnce', 'daily', 'off'];

/** What one wants to be told beside the bell; each choice holds at once. */
export function ChoicesPage() {
  const t = useTranslations('notices.choices');
  const notices = useTranslations('notices');
  usePageTitle(t('title'));
  const { dealer } = useDealer();
  const choices = useChoices();
  return (
    <Page>
      <PageHeader title={t('title')} note={dealer.name}>
        <Link to="/d/$dealer/notices" params={{ dealer: dealer.key }} className={styles.choose}>
          {notices('all')}
        </Link>
      </PageHeader>
      <Loaded query={choices}>{(data) => <Choices choices={data} />}</Loaded>
    </Page>
  );
}

function Choices({ choices: saved }: { choices: NoticeChoices }) {
  const t = useTranslations('notices.choices');
  const choose = useChoose();
  const toast = useToast();
  // A choice is shown in the same moment and not after a round trip, also when the next one follows at once.
  const [choices, setChoices] = useState(saved);
  const [seen, setSeen] = useState(saved);
  if (saved !== seen && !choose.isPending) {
    setSeen(saved);
    setChoices(saved);
  }
  function save(change: Partial<NoticeChoices>): void {
    const next = { ...choices, ...change };
    setChoices(next);
    choose.mutate(next, {
      onError: (error) => {
        setChoices(saved);
        toast.problem(error);
      },
    });
  }
  return (
    <>
      <section className={styles.section}>
        <h2>{t('kinds')}</h2>
        <p>{t('kindsHint')}</p>
        <KindTable choices={choices} save={save} />
      </section>
      <section className={styles.section}>
        <h2>{t('quiet.title')}</h2>
        <p>{t('quiet.hint')}</p>
        <QuietHoursField value={choices.quietHours} onChange={(quietHours) => save({ quietHours })} />
      </section>
      <DeviceSection />
      <section className={styles.section}>
        <h2>{t('sound.title')}</h2>
        <p>{t('sound.hint')}</p>
        <div className={styles.options}>
          <Switch
            label={t('sound.label')}
            checked={choices.sound}
            onChange={(event) => save({ sound: event.currentTarget.checked })}
          />
          <div>
            <Button variant="default" onClick={() => playTone()}>
              {t('sound.try')}
            </Button>
          </div>
        </div>
      </section>
    </>
  );
}

type TableProps = { choices: NoticeChoices; save: (change: Partial<NoticeChoices>) => void };

function KindTable({ choices, save }: TableProps) {
  const t = useTranslations('notices.choices');
  const { dealer } = useDealer();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('columns.kind')}</th>
          <th scope="col">{t('columns.mail')}</th>
          <th scope="col">{t('columns.push')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ title, kinds }) => (
          <Fragment key={title}>
            <tr>
              <th colSpan={3} scope="colgroup" className={styles.groupName}>
                {t(`groups.${title}`)}
              </th>
            </tr>
            {kinds
              .filter((kind) => kind !== 'findings' || dealer.may.changeSettings)
              .map((kind) => (
                <KindLine key={kind} kind={kind} choices={choices} save={save} />
              ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function KindLine({ kind, choices, save }: TableProps & { kind: Kind }) {
  const t = useTranslations('notices.choices');
  const notices = useTranslations('notices');
  const own = choices.kinds[kind];
  const name = notices(`kinds.${kind}`);
  function change(part: Partial<typeof own>): void {
    save({ kinds: { ...choices.kinds, [kind]: { ...own, ...part } } });
  }
  return (
    <tr>
      <th scope="row">
        {name}
        <span className={styles.kindHint}>{t(`hints.${kind}`)}</span>
      </th>
      <td>
        <NativeSelect
          aria-label={t('mailOf', { kind: name })}
          value={own.mail}
          onChange={(event) => {
            const mail = mails.find((each) => each === event.currentTarget.value);
            if (mail !== undefined) change({ mail });
          }}
          data={mails.map((value) => ({ value, label: t(`mail.${value}`) }))}
        />
      </td>
      <td>
        <Switch
          aria-label={t('pushOf', { kind: name })}
          checked={own.push}
          onChange={(event) => change({ push: event.currentTarget.checked })}
        />
      </td>
    </tr>
  );
}

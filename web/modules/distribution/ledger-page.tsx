import { IconCheck } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { Rotation } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { EmptyState, Loaded } from '../../ui/index.ts';
import { useAssignmentWords } from './assignment-words.ts';
import table from './card-table.module.css';
import styles from './distribution.module.css';
import { useRotations } from './queries.ts';
import { RotationLeads } from './rotation-leads.tsx';

/** The ledger of one rotation, and its last leads. Which one stands in the address. */
export function LedgerPage() {
  const t = useTranslations('distribution.ledger');
  const rotations = useRotations();
  const { rotation: wanted } = useSearch({ strict: false });
  return (
    <Loaded query={rotations}>
      {({ rotations: all }) => {
        const shown = all.find(({ key }) => key === wanted) ?? all[0];
        if (shown === undefined) return <EmptyState title={t('noneTitle')} text={t('noneText')} />;
        return (
          <>
            {all.length > 1 && <Choice all={all} shown={shown} />}
            <Ledger rotation={shown} />
            <RotationLeads key={shown.key} rotationKey={shown.key} />
          </>
        );
      }}
    </Loaded>
  );
}

function Choice({ all, shown }: { all: readonly Rotation[]; shown: Rotation }) {
  const t = useTranslations('distribution.ledger');
  const { dealer } = useDealer();
  return (
    <nav className={styles.choice} aria-label={t('choice')}>
      {all.map((rotation) => (
        <Link
          key={rotation.key}
          to="/d/$dealer/distribution"
          params={{ dealer: dealer.key }}
          search={{ rotation: rotation.key }}
          className={styles.chip}
          data-active={rotation.key === shown.key}
          aria-current={rotation.key === shown.key ? 'page' : undefined}
        >
          {rotation.group ?? t('everybody')}
        </Link>
      ))}
    </nav>
  );
}

function Ledger({ rotation }: { rotation: Rotation }) {
  const t = useTranslations('distribution.ledger');
  const { members, mode, next } = rotation;
  return (
    <section className={styles.ledger}>
      <h2>{rotation.group ?? t('everybody')}</h2>
      <p className={styles.turn}>
        {mode === 'pool'
          ? t('pauses')
          : next === null
            ? t('nobodyNext')
            : t(next.pool ? 'poolNext' : 'next', { name: next.name })}
      </p>
      <p className={styles.soft}>{t('hint')}</p>
      {members.length === 0 ? (
        <p className={styles.soft}>{t('empty')}</p>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('columns.name')}</th>
              <th scope="col" className={table.end}>
                {t('columns.leads')}
              </th>
              <th scope="col" className={table.end}>
                {t('columns.weight')}
              </th>
              <th scope="col" className={table.end}>
                {t('columns.position')}
              </th>
              <th scope="col">{t('columns.since')}</th>
              <th scope="col">{t('columns.why')}</th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <Member key={member.userId} member={member} paused={mode === 'pool'} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type MemberProps = { member: Rotation['members'][number]; paused: boolean };

function Member({ member, paused }: MemberProps) {
  const t = useTranslations('distribution.ledger');
  const words = useAssignmentWords();
  const format = useFormatter();
  const time = useTime();
  const now = useNow();
  const next = member.next && !paused;
  return (
    <tr data-strong={next} data-soft={!member.takesPart}>
      <th scope="row">
        {member.name}
        {next && (
          <span className={styles.nextTag}>
            <IconCheck size={14} aria-hidden /> {t('isNext')}
          </span>
        )}
      </th>
      <td data-label={t('columns.leads')} className={table.end}>
        {format.number(member.leads)}
      </td>
      <td data-label={t('columns.weight')} className={table.end}>
        {format.number(member.weight)}
      </td>
      <td data-label={t('columns.position')} className={table.end}>
        {member.position === null ? '–' : format.number(member.position, { maximumFractionDigits: 2 })}
      </td>
      <td data-label={t('columns.since')}>
        {member.since === null ? (
          '–'
        ) : (
          <time dateTime={member.since} title={time.absolute(member.since, now)}>
            {time.begin(member.since, now)}
          </time>
        )}
      </td>
      <td data-label={t('columns.why')}>
        {/* Whose turn it would be says nothing while the pool takes everything. */}
        {paused && member.takesPart ? '–' : words.candidate(member)}
      </td>
    </tr>
  );
}

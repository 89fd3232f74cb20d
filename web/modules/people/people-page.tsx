import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { User } from '../../api/types.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { type Column, DataTable, EmptyState, FullPage, Loaded, PageHeader } from '../../ui/index.ts';
import { InviteDialog } from './invite-dialog.tsx';
import styles from './people.module.css';
import { PersonDialog } from './person-dialog.tsx';
import { useRoleName } from './roles/use-roles.ts';
import { useUsers } from './use-users.ts';

export function PeoplePage() {
  const t = useTranslations('people');
  usePageTitle(t('title'));
  const users = useUsers();
  const [inviting, setInviting] = useState(false);
  const { person } = useSearch({ strict: false });
  const [openId, setOpenId] = useState<string | null>(null);
  // A link to somebody may also be followed while the page is open.
  useEffect(() => {
    if (person !== undefined) setOpenId(person);
  }, [person]);
  const open = users.data?.rows.find((user) => user.userId === openId) ?? null;
  return (
    <FullPage>
      <PageHeader
        title={t('title')}
        note={users.data === undefined ? undefined : t('note', { count: users.data.rows.length })}
      >
        {users.data?.mayInvite === true && (
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        )}
      </PageHeader>
      <Loaded query={users}>
        {(data) => (
          <PeopleTable
            rows={data.rows}
            loading={users.isFetching}
            onOpen={(user) => setOpenId(user.userId)}
          />
        )}
      </Loaded>
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
      <PersonDialog user={open} onClose={() => setOpenId(null)} />
    </FullPage>
  );
}

type TableProps = { rows: readonly User[]; loading: boolean; onOpen: (user: User) => void };

function PeopleTable({ rows, loading, onOpen }: TableProps) {
  const t = useTranslations('people');
  const common = useTranslations('common');
  const roleName = useRoleName();
  const yesNo = (value: boolean) =>
    value ? common('states.yes') : <span className={styles.soft}>{common('states.no')}</span>;
  const columns: readonly Column<User>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      width: '17%',
      cell: (user) => <Name user={user} onOpen={onOpen} />,
    },
    {
      id: 'role',
      header: t('columns.role'),
      width: '112px',
      cell: (user) => roleName(user.role, user.roleName),
    },
    {
      id: 'receives',
      header: t('columns.receives'),
      width: '124px',
      cell: (user) => yesNo(user.receivesRequests),
    },
    {
      id: 'assignable',
      header: t('columns.assignable'),
      width: '96px',
      cell: (user) => yesNo(user.canBeAssigned),
    },
    {
      id: 'supervisors',
      header: t('columns.supervisors'),
      cell: (user) => user.supervisors.map((each) => each.name).join(', '),
    },
    {
      id: 'absence',
      header: t('columns.absence'),
      width: '26%',
      cell: (user) => <NextAbsence user={user} />,
    },
    {
      id: 'week',
      header: t('columns.week'),
      width: '92px',
      align: 'end',
      cell: (user) => user.leadsThisWeek,
    },
    { id: 'open', header: t('columns.open'), width: '110px', align: 'end', cell: (user) => user.openLeads },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      keyOf={(user) => user.userId}
      loading={loading}
      onOpen={onOpen}
      empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      foot={t('note', { count: rows.length })}
      phoneRow={(user) => (
        <div className={styles.phoneRow}>
          <span>
            <Name user={user} onOpen={onOpen} />
          </span>
          <span className={styles.soft}>
            {roleName(user.role, user.roleName)} ·{' '}
            {user.receivesRequests ? t('rowReceives') : t('rowNotReceives')} ·{' '}
            {t('rowOpen', { count: user.openLeads })}
          </span>
          <span className={styles.soft}>
            <NextAbsence user={user} />
          </span>
        </div>
      )}
    />
  );
}

function Name({ user, onOpen }: { user: User; onOpen: (user: User) => void }) {
  const t = useTranslations('people');
  return (
    <>
      <button type="button" className={styles.name} onClick={() => onOpen(user)}>
        {user.name}
      </button>
      {!user.active && <span className={styles.tag}>{t('inactive')}</span>}
      {user.active && user.hours !== null && <span className={styles.tag}>{t('partTime')}</span>}
      {user.active && user.invited && <span className={styles.tag}>{t('invited')}</span>}
    </>
  );
}

/** The absence that runs, else the next one, with its deputy. */
function NextAbsence({ user }: { user: User }) {
  const t = useTranslations('people');
  const time = useTime();
  const now = useNow();
  const next = user.absences.find((absence) => Date.parse(absence.until) > now);
  if (next === undefined) return null;
  const runs = Date.parse(next.from) <= now;
  const when = runs
    ? t('absentUntil', { moment: time.end(next.until, now) })
    : t('absentFrom', { moment: time.begin(next.from, now) });
  const deputy = next.deputy === null ? t('noDeputy') : t('deputyIs', { name: next.deputy.name });
  return (
    <span title={`${when}, ${deputy}`}>
      {when}, {deputy}
    </span>
  );
}

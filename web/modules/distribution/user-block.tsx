import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { DistributionSettings, User, UserPatch, Users } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { useToast } from '../../ui/index.ts';
import { useSettings } from '../dealers/use-settings.ts';
import { PersonDialog } from '../people/person-dialog.tsx';
import styles from './card-table.module.css';
import page from './distribution.module.css';

/** Each person with what they receive and why; switches take effect at once, the rest opens the person. */
export function UserBlock({ people }: { people: readonly User[] }) {
  const t = useTranslations('distribution.people');
  const { data: settings } = useSettings('distribution');
  const [openId, setOpenId] = useState<string | null>(null);
  const active = people.filter((person) => person.active);
  return (
    <section className={page.block} aria-labelledby="distribution-people">
      <h2 id="distribution-people">{t('title')}</h2>
      <p className={styles.soft}>{t('hint')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['name', 'receives', 'assignable', 'shares', 'absence'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
            <th scope="col" className={styles.end}>
              {t('columns.week')}
            </th>
          </tr>
        </thead>
        <tbody>
          {active.map((person) => (
            <Person
              key={person.userId}
              person={person}
              settings={settings?.value ?? null}
              onOpen={() => setOpenId(person.userId)}
            />
          ))}
        </tbody>
      </table>
      <PersonDialog
        user={people.find(({ userId }) => userId === openId) ?? null}
        onClose={() => setOpenId(null)}
      />
    </section>
  );
}

type PersonProps = { person: User; settings: DistributionSettings | null; onOpen: () => void };

function Person({ person, settings, onOpen }: PersonProps) {
  const t = useTranslations('distribution.people');
  const { name, receivesRequests, canBeAssigned, mayChange } = person;
  const states = useTranslations('common.states');
  const yesNo = (value: boolean) =>
    value ? states('yes') : <span className={styles.soft}>{states('no')}</span>;
  const change = usePersonChange(person);
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.name} onClick={onOpen}>
          {name}
        </button>
      </th>
      <td data-label={t('columns.receives')}>
        {mayChange ? (
          <Switch
            aria-label={t('receives', { name })}
            checked={receivesRequests}
            onChange={(event) =>
              change(
                event.currentTarget.checked
                  ? { receivesRequests: true, canBeAssigned: true }
                  : { receivesRequests: false },
              )
            }
          />
        ) : (
          yesNo(receivesRequests)
        )}
      </td>
      <td data-label={t('columns.assignable')}>
        {/* Who receives requests can be assigned them. */}
        {mayChange && !receivesRequests ? (
          <Switch
            aria-label={t('assignable', { name })}
            checked={canBeAssigned}
            onChange={(event) => change({ canBeAssigned: event.currentTarget.checked })}
          />
        ) : (
          yesNo(canBeAssigned || receivesRequests)
        )}
      </td>
      <td data-label={t('columns.shares')}>
        {settings !== null && <Shares person={person} settings={settings} />}
      </td>
      <td data-label={t('columns.absence')}>
        <Absence person={person} onOpen={onOpen} />
      </td>
      <td data-label={t('columns.week')} className={styles.end}>
        {person.leadsThisWeek}
      </td>
    </tr>
  );
}

/** The groups somebody is in, and the dealer's rotation, with their shares. */
function Shares({ person, settings }: { person: User; settings: DistributionSettings }) {
  const t = useTranslations('distribution');
  const { userId, receivesRequests } = person;
  const shares = (name: string, weight: number) =>
    weight === 1 ? name : t('people.share', { name, weight });
  const own = settings.groups.flatMap(({ name, members }) =>
    members.filter((member) => member.userId === userId).map(({ weight }) => shares(name, weight)),
  );
  const pools = [
    ...(settings.mode !== 'rotation' && settings.poolUserId === userId ? [t('people.poolOf')] : []),
    ...settings.groups
      .filter((group) => group.mode !== 'rotation' && group.poolUserId === userId)
      .map(({ name }) => t('people.poolOfGroup', { name })),
  ];
  const everybody =
    settings.mode !== 'pool' && receivesRequests && settings.poolUserId !== userId
      ? [shares(t('people.everybody'), settings.weights[userId] ?? 1)]
      : [];
  const all = [...pools, ...own, ...everybody];
  return all.length === 0 ? <span className={styles.soft}>–</span> : all.join(', ');
}

/** The absence that runs, else the next one, with its deputy; opens the person to change it. */
function Absence({ person, onOpen }: { person: User; onOpen: () => void }) {
  const t = useTranslations('people');
  const words = useTranslations('distribution.people');
  const time = useTime();
  const now = useNow();
  const next = person.absences.find((absence) => Date.parse(absence.until) > now);
  if (next === undefined) {
    return (
      <button type="button" className={styles.quiet} onClick={onOpen}>
        {words('present')}
        <span className="visually-hidden">, {words('plan', { name: person.name })}</span>
      </button>
    );
  }
  const runs = Date.parse(next.from) <= now;
  return (
    <button type="button" className={styles.quiet} onClick={onOpen}>
      {runs
        ? t('absentUntil', { moment: time.end(next.until, now) })
        : t('absentFrom', { moment: time.begin(next.from, now) })}
      {', '}
      {next.deputy === null ? t('noDeputy') : t('deputyIs', { name: next.deputy.name })}
    </button>
  );
}

/** Changes a person at once, with a way back. */
function usePersonChange(person: User) {
  const t = useTranslations('people.form');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const save = useMutation({
    mutationFn: (change: UserPatch) => api.patch(path(`/users/${person.userId}`), change),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: keys.users });
      client.setQueryData<Users>(keys.users, (users) =>
        users === undefined
          ? users
          : {
              ...users,
              rows: users.rows.map((row) =>
                row.userId === person.userId
                  ? {
                      ...row,
                      receivesRequests: change.receivesRequests ?? row.receivesRequests,
                      canBeAssigned: change.canBeAssigned ?? row.canBeAssigned,
                    }
                  : row,
              ),
            },
      );
    },
    onError: (error) => toast.problem(error),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.users }),
  });
  const { receivesRequests, canBeAssigned } = person;
  return (change: UserPatch) =>
    save.mutate(change, {
      onSuccess: () =>
        toast.done(t('saved', { name: person.name }), () => save.mutate({ receivesRequests, canBeAssigned })),
    });
}

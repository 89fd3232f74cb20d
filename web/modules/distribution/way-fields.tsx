import { useTranslations } from 'use-intl';
import type { User } from '../../api/types.ts';
import { errorUnder } from './checks.ts';
import styles from './distribution.module.css';
import { type DistributionForm, setPart } from './form.ts';
import { PersonSelect } from './person-select.tsx';
import { ShareInput } from './share-input.tsx';
import { TakersToday } from './takers-today.tsx';
import { useWayObstacles } from './use-way-obstacles.ts';
import { WayCards } from './way-cards.tsx';

/** The dealer's way with its pool user and the shares of those who receive requests. */
export function WayFields({ form, people }: { form: DistributionForm; people: readonly User[] }) {
  const t = useTranslations('distribution');
  const { values } = form;
  const { mode } = values;
  const obstaclesOf = useWayObstacles();
  return (
    <>
      <WayCards
        of="dealer"
        legend={t('way.title')}
        value={mode}
        obstaclesOf={(other) => obstaclesOf(other, values, people)}
        onChange={(next) => setPart(form, 'mode', next)}
      />
      {form.errors.mode !== undefined && (
        <p className={styles.error} role="alert">
          {form.errors.mode}
        </p>
      )}
      {mode !== 'rotation' && (
        <div data-path="poolUserId">
          <PersonSelect
            label={t('pool.user')}
            hint={t('pool.userHint')}
            people={people}
            value={values.poolUserId}
            error={form.errors.poolUserId}
            onChange={(userId) => setPart(form, 'poolUserId', userId)}
          />
        </div>
      )}
      {mode !== 'pool' && <Shares form={form} people={people} />}
      <TakersToday settings={values} groupId={null} people={people} />
    </>
  );
}

/** Who receives requests, each with their shares; the pool among them when it takes its turn. */
function Shares({ form, people }: { form: DistributionForm; people: readonly User[] }) {
  const t = useTranslations('distribution');
  const { mode, poolUserId, poolWeight, weights } = form.values;
  const error = errorUnder(form.errors, 'weights');
  const members = people.filter(
    (person) => person.active && person.receivesRequests && person.userId !== poolUserId,
  );
  const pool = mode === 'mixed' ? people.find(({ userId }) => userId === poolUserId) : undefined;
  if (members.length === 0 && pool === undefined)
    return <p className={styles.soft}>{t('way.nobodyReceives')}</p>;
  return (
    <fieldset className="plain-fieldset" data-path="weights">
      <legend className={styles.legend}>{t('shares.title')}</legend>
      <p className={styles.soft}>{t('shares.hint')}</p>
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <ul className={styles.members}>
        {members.map(({ userId, name }) => (
          <li key={userId} className={styles.member}>
            <span className={styles.memberName}>{name}</span>
            <ShareInput
              name={name}
              value={weights[userId] ?? 1}
              onChange={(weight) => {
                const { [userId]: _, ...others } = weights;
                setPart(form, 'weights', weight === 1 ? others : { ...others, [userId]: weight });
              }}
            />
          </li>
        ))}
        {pool !== undefined && (
          <li className={styles.member}>
            <span className={styles.memberName}>{t('shares.pool', { name: pool.name })}</span>
            <ShareInput
              name={t('shares.pool', { name: pool.name })}
              value={poolWeight}
              onChange={(weight) => setPart(form, 'poolWeight', weight)}
            />
          </li>
        )}
      </ul>
    </fieldset>
  );
}

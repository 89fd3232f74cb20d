import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { Role, Roles } from '../../../api/types.ts';
import { usePhone } from '../../../ui/use-phone.ts';
import styles from './roles.module.css';
import { useRoleName } from './use-roles.ts';

type Props = { roles: Roles; onOpen: (role: Role) => void };

/** Rights down, roles across; on a phone the roles one below the other. */
export function RoleMatrix(props: Props) {
  return usePhone() ? <RoleLines {...props} /> : <Matrix {...props} />;
}

function Matrix({ roles: { rows, rights }, onOpen }: Props) {
  const t = useTranslations('roles');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('matrix')}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('right')}</th>
            {rows.map((role) => (
              <th key={role.role} scope="col">
                <RoleHead role={role} onOpen={onOpen} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areasOf(rights).map((area) => (
            <Fragment key={area}>
              <tr className={styles.areaRow}>
                <th scope="rowgroup" colSpan={rows.length + 1}>
                  {t(`areas.${area}`)}
                </th>
              </tr>
              {rights
                .filter((each) => each.area === area)
                .map(({ right }) => (
                  <tr key={right}>
                    <th scope="row">
                      {t(`rights.${right}.title`)}
                      <span className={styles.text}>{t(`rights.${right}.text`)}</span>
                    </th>
                    {rows.map((role) => (
                      <td key={role.role}>
                        {role.rights.includes(right) ? (
                          <IconCheck size={20} role="img" aria-label={t('has')} />
                        ) : (
                          <span className="visually-hidden">{t('hasNot')}</span>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The areas in the order in which their rights come. */
export function areasOf(rights: Roles['rights']): Roles['rights'][number]['area'][] {
  return [...new Set(rights.map(({ area }) => area))];
}

function RoleHead({ role, onOpen }: { role: Role; onOpen: (role: Role) => void }) {
  const t = useTranslations('roles');
  const roleName = useRoleName();
  const name = roleName(role.role, role.name);
  return (
    <>
      {role.mayChange ? (
        <button
          type="button"
          className={styles.head}
          aria-label={t('edit', { name })}
          onClick={() => onOpen(role)}
        >
          {name}
        </button>
      ) : (
        name
      )}
      <span className={styles.text}>
        <Notes role={role} />
      </span>
    </>
  );
}

function Notes({ role }: { role: Role }) {
  const t = useTranslations('roles');
  const notes = [
    t('holders', { count: role.people.length }),
    ...(role.changed ? [t('changedTag')] : []),
    ...(role.secondFactorFrom === null ? [] : [t('factorTag')]),
  ];
  return notes.join(' · ');
}

function RoleLines({ roles: { rows }, onOpen }: Props) {
  const t = useTranslations('roles');
  const roleName = useRoleName();
  return (
    <ul className={styles.lines}>
      {rows.map((role) => (
        <li key={role.role}>
          <button
            type="button"
            className={styles.line}
            disabled={!role.mayChange}
            onClick={() => onOpen(role)}
          >
            <span>
              <strong>{roleName(role.role, role.name)}</strong>
              <span className={styles.text}>
                <Notes role={role} /> · {t('rightCount', { count: role.rights.length })}
              </span>
              <span className={styles.text}>
                {role.rights.map((right) => t(`rights.${right}.title`)).join(', ')}
              </span>
            </span>
            {role.mayChange && <IconChevronRight size={20} aria-hidden />}
          </button>
        </li>
      ))}
    </ul>
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '../../../api/session.ts';
import type { Filters } from '../../../api/types.ts';
import dialog from '../dialog.module.css';

const SEARCHED_FROM = 9;

type Props = {
  people: Filters['assignees'];
  chosen: string | null;
  onChoose: (userId: string) => void;
};

/** To whom. Many people can be searched. */
export function PersonField({ people, chosen, onChoose }: Props) {
  const t = useTranslations('lead.dialogs');
  const { user } = useSession();
  const [wanted, setWanted] = useState('');
  const shown = people.filter((person) => person.name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      {people.length >= SEARCHED_FROM && (
        <TextInput
          type="search"
          aria-label={t('findPerson')}
          placeholder={t('findPerson')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      <fieldset className={`${dialog.group} ${dialog.scroll}`}>
        <legend>{t('toWhom')}</legend>
        <div className={dialog.options}>
          {shown.map((person) => (
            <label key={person.userId} className={dialog.option}>
              <input
                type="radio"
                name="person"
                value={person.userId}
                checked={person.userId === chosen}
                data-autofocus={person === people[0] || undefined}
                onChange={() => onChoose(person.userId)}
              />
              {person.userId === user.userId ? t('toMe', { name: person.name }) : person.name}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

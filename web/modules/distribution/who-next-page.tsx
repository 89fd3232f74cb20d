import { Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { User, WhoNextQuestion, WhyAssigned } from '../../api/types.ts';
import { languages } from '../../i18n/messages.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { Loaded, TimeField } from '../../ui/index.ts';
import { useLeadChoices } from '../leads/queries.ts';
import { useLeadWords } from '../leads/words.ts';
import { useUsers } from '../people/use-users.ts';
import styles from './distribution.module.css';
import { Explanation } from './explanation.tsx';
import { knownLeadTypes } from './groups/group-words.ts';
import { type Asked, emptyQuestion, questionOf } from './question.ts';

const WAIT_MS = 250;

/** Asks who would get a lead like this, now or then, if some were away; nothing is stored. */
export function WhoNextPage() {
  const users = useUsers();
  return <Loaded query={users}>{({ rows }) => <Question people={rows} />}</Loaded>;
}

function Question({ people }: { people: readonly User[] }) {
  const t = useTranslations('distribution.question');
  const { dealer } = useDealer();
  const form = useForm<Asked>({ initialValues: emptyQuestion });
  const [asked] = useDebouncedValue(form.values, WAIT_MS);
  const question = questionOf(asked, dealer.timeZone);
  return (
    <div className={styles.question}>
      <form className={styles.questionForm} onSubmit={(event) => event.preventDefault()}>
        <p className={styles.soft}>{t('hint')}</p>
        <Fields form={form} people={people} />
      </form>
      <section className={styles.answer} aria-live="polite">
        {question === null ? (
          <p className={styles.soft}>{t('needsMoment')}</p>
        ) : (
          <Answer question={question} />
        )}
      </section>
    </div>
  );
}

type FieldsProps = { form: ReturnType<typeof useForm<Asked>>; people: readonly User[] };

function Fields({ form, people }: FieldsProps) {
  const t = useTranslations('distribution.question');
  const groups = useTranslations('distribution.groups');
  const words = useLeadWords();
  const { data: choices } = useLeadChoices();
  const any = { value: '', label: t('any') };
  const taking = people.filter(
    (person) => person.active && (person.receivesRequests || person.canBeAssigned),
  );
  return (
    <>
      <SegmentedControl
        aria-label={t('when')}
        data={[
          { value: 'now', label: t('now') },
          { value: 'then', label: t('then') },
        ]}
        {...form.getInputProps('when')}
      />
      {form.values.when === 'then' && (
        <div className={styles.pair}>
          <TextInput type="date" label={t('date')} {...form.getInputProps('date')} />
          <TimeField label={t('time')} {...form.getInputProps('time')} />
        </div>
      )}
      <NativeSelect
        label={groups('types')}
        data={knownLeadTypes.map((value) => ({ value, label: words.type(value) }))}
        {...form.getInputProps('leadType')}
      />
      <NativeSelect
        label={groups('condition')}
        data={[
          any,
          ...(['new', 'used'] as const).map((value) => ({ value, label: groups(`conditions.${value}`) })),
        ]}
        {...form.getInputProps('condition')}
      />
      <TextInput label={t('brand')} maxLength={80} autoComplete="off" {...form.getInputProps('brand')} />
      <NativeSelect
        label={groups('sources')}
        data={[
          any,
          ...(choices?.sources ?? []).map(({ sourceId, name }) => ({
            value: sourceId,
            label: words.source(name),
          })),
        ]}
        {...form.getInputProps('sourceId')}
      />
      <NativeSelect
        label={groups('languages')}
        data={[any, ...languages.map((value) => ({ value, label: groups(`spoken.${value}`) }))]}
        {...form.getInputProps('language')}
      />
      <Checkbox.Group label={t('absent')} {...form.getInputProps('absent')}>
        <div className={styles.checks}>
          {taking.map((person) => (
            <Checkbox key={person.userId} value={person.userId} label={person.name} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

function Answer({ question }: { question: WhoNextQuestion }) {
  const t = useTranslations('distribution.question');
  const time = useTime();
  const now = useNow();
  const { path, keys } = useDealer();
  const answer = useQuery({
    // Of the rotations, so that each new lead asks again.
    queryKey: [...keys.rotations, 'question', question],
    queryFn: ({ signal }) => api.post<WhyAssigned>(path('/distribution/question'), question, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={answer}>
      {(why) => {
        const moment = time.absolute(why.at, now);
        const headline =
          why.assignee === null
            ? t('nobody')
            : t(why.outcome === 'pool' ? 'pool' : 'person', { name: why.assignee });
        return (
          <>
            <h2>{headline}</h2>
            <p className={styles.soft}>{question.at === undefined ? t('asOfNow') : t('asOf', { moment })}</p>
            <Explanation why={why} bare />
          </>
        );
      }}
    </Loaded>
  );
}

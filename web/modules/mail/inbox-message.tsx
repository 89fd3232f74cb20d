import { Button } from '@mantine/core';
import { IconArrowLeft, IconPaperclip, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { InboxMessage } from '../../api/types.ts';
import { EmptyState, LinkedText, Loaded, RelativeTime } from '../../ui/index.ts';
import styles from './inbox.module.css';
import { useInboxDeed } from './inbox-deed.ts';
import { InboxToLeadForm } from './inbox-to-lead.tsx';
import { useInboxWords } from './inbox-words.ts';

export function InboxMessagePage() {
  const t = useTranslations('inbox');
  const { rawId = '' } = useParams({ strict: false });
  const { path, keys } = useDealer();
  const message = useQuery({
    queryKey: [...keys.all, 'inboxMessage', rawId],
    queryFn: ({ signal }) => api.get<InboxMessage>(path(`/inbox/${encodeURIComponent(rawId)}`), { signal }),
  });
  if (message.error instanceof ApiProblem && message.error.status === 404) {
    return <EmptyState title={t('goneTitle')} text={t('goneText')} />;
  }
  return <Loaded query={message}>{(data) => <Message key={data.row.rawId} message={data} />}</Loaded>;
}

function Message({ message }: { message: InboxMessage }) {
  const t = useTranslations('inbox');
  const actions = useTranslations('common.actions');
  const words = useInboxWords();
  const { dealer } = useDealer();
  const { row } = message;
  const again = useInboxDeed(row.rawId, 'reading');
  const discard = useInboxDeed(row.rawId, 'discarding');
  return (
    <article className={styles.message}>
      <Link to="/d/$dealer/inbox" params={{ dealer: dealer.key }} className={styles.back}>
        <IconArrowLeft size={18} aria-hidden /> {actions('back')}
      </Link>
      <header className={styles.messageHead}>
        <h2>{row.subject ?? t('noSubject')}</h2>
        <dl className={styles.facts}>
          <dt>{t('from')}</dt>
          <dd>{row.from}</dd>
          {message.to !== '' && (
            <>
              <dt>{t('to')}</dt>
              <dd>{message.to}</dd>
            </>
          )}
          <dt>{t('received')}</dt>
          <dd>
            <RelativeTime at={row.receivedAt} detailed />
            {row.channel === 'api' && ` · ${t('byApi')}`}
          </dd>
        </dl>
      </header>
      <div className={styles.why}>
        <strong>
          {row.movedTo === null ? words.reason(row.reason) : t('movedTo', { dealer: row.movedTo })}
        </strong>
        <p>{row.movedTo === null ? words.why(row.reason) : t('movedWhy', { dealer: row.movedTo })}</p>
        {row.movedTo === null && (
          <div className={styles.tools}>
            <Button
              variant="default"
              leftSection={<IconRefresh size={18} aria-hidden />}
              loading={again.isPending}
              onClick={() => again.mutate({})}
            >
              {t('readAgain')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconTrash size={18} aria-hidden />}
              loading={discard.isPending}
              onClick={() => discard.mutate({})}
            >
              {t('discard')}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.parts}>
        <div className={styles.said}>
          <section className={styles.part}>
            <h3>{t('messageText')}</h3>
            {message.text.trim() === '' ? (
              <p className={styles.soft}>{t('noText')}</p>
            ) : (
              <LinkedText text={message.text} />
            )}
            {message.attachments.length > 0 && (
              <ul className={styles.files} aria-label={t('attachments')}>
                {message.attachments.map((file) => (
                  <li key={file.name}>
                    <IconPaperclip size={16} aria-hidden /> {file.name}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <Understood understood={message.understood} />
        </div>
        {row.movedTo === null && <InboxToLeadForm message={message} />}
      </div>
    </article>
  );
}

/** What the readers found, how sure they are, and where it stood. */
function Understood({ understood }: Pick<InboxMessage, 'understood'>) {
  const t = useTranslations('inbox');
  const words = useInboxWords();
  return (
    <section className={styles.part}>
      <h3>{t('understood')}</h3>
      {understood.length === 0 ? (
        <p className={styles.soft}>{t('nothingUnderstood')}</p>
      ) : (
        <table className={styles.understood}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('howSure')}</th>
            </tr>
          </thead>
          <tbody>
            {understood.map((found) => (
              <tr key={`${found.field} ${found.value}`}>
                <th scope="row">{words.field(found.field)}</th>
                <td>{found.value}</td>
                <td className={styles.soft}>
                  {words.sure(found.confidence)}
                  <br />
                  {words.place(found.where)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

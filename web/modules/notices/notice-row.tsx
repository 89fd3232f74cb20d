import { ActionIcon } from '@mantine/core';
import { IconMail, IconMailOpened } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { Notice } from '../../api/types.ts';
import { RelativeTime } from '../../ui/index.ts';
import { useNoticeWords } from './notice-words.ts';
import styles from './notices.module.css';
import { useMarkNotices } from './queries.ts';

type Props = { notice: Notice; onLeave?: (() => void) | undefined };

/** What happened, about whom, what is due since when, and why one is told. Opening it marks it as read. */
export function NoticeRow({ notice, onLeave }: Props) {
  const t = useTranslations('notices');
  const words = useNoticeWords();
  const mark = useMarkNotices();
  const settled = words.settled(notice);
  const fresh = !notice.read && settled === null;
  const facts = [words.about(notice), settled ?? words.due(notice)].filter((part) => part !== null);
  return (
    <li className={styles.row} data-fresh={fresh} data-settled={settled !== null}>
      <Target
        notice={notice}
        onOpen={() => {
          if (!notice.read) mark.mutate({ read: notice.noticeId });
          onLeave?.();
        }}
      >
        <span className={styles.headline}>
          {fresh && <span className="visually-hidden">{t('unread')} </span>}
          {words.headline(notice)}
        </span>
        <RelativeTime at={notice.raisedAt} className={styles.soft} />
        {facts.length > 0 && <span className={styles.facts}>{facts.join(' · ')}</span>}
        <span className={styles.why}>
          {[words.because(notice), settled === null ? words.mail(notice) : null]
            .filter((part) => part !== null)
            .join(' ')}
        </span>
      </Target>
      {settled === null && (
        <ActionIcon
          aria-label={notice.read ? t('markUnread') : t('markRead')}
          title={notice.read ? t('markUnread') : t('markRead')}
          disabled={mark.isPending}
          onClick={() => mark.mutate(notice.read ? { unread: notice.noticeId } : { read: notice.noticeId })}
        >
          {notice.read ? <IconMail size={18} aria-hidden /> : <IconMailOpened size={18} aria-hidden />}
        </ActionIcon>
      )}
    </li>
  );
}

type TargetProps = { notice: Notice; onOpen: () => void; children: React.ReactNode };

function Target({ notice, onOpen, children }: TargetProps) {
  const { dealer } = useDealer();
  const own = { className: styles.target, onClick: onOpen, children };
  if (notice.subject.kind === 'lead') {
    const params = { dealer: dealer.key, leadId: notice.subject.leadId };
    return <Link to="/d/$dealer/leads/$leadId" params={params} {...own} />;
  }
  if (notice.subject.kind === 'task') {
    const search = { task: notice.subject.taskId };
    return <Link to="/d/$dealer/tasks" params={{ dealer: dealer.key }} search={search} {...own} />;
  }
  if (notice.subject.kind === 'appointment') {
    const search = { appointment: notice.subject.appointmentId };
    return <Link to="/d/$dealer/calendar" params={{ dealer: dealer.key }} search={search} {...own} />;
  }
  const params = { dealer: dealer.key, area: 'checker' };
  return <Link to="/d/$dealer/settings/$area" params={params} {...own} />;
}

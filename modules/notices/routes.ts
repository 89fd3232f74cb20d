import { Type } from 'typebox';
import { refuse } from '../../kernel/refusals.ts';
import { announceLiveTo, type DealerActor, dealerRoute, type HttpApp } from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import { NoticeChoices, NoticeCounts, NoticeList, NoticeListQuery, ReadUpTo } from './contract.ts';
import { deviceRoutes, type NoticeParts } from './routes/devices.ts';
import { noticeCounts } from './screens/notice-counts.ts';
import { noticeList } from './screens/notice-list.ts';
import { choicesOf } from './store/choices.ts';
import { readUpTo, setRead } from './store/notices.ts';
import { choose } from './use-cases/choose.ts';

const tag = 'Notices';

/** Notices are a person's own; an API key has none. */
const mayBeTold = ({ userId }: DealerActor): boolean => userId !== null;

export function routes(app: HttpApp, parts: NoticeParts): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/notices',
    tag,
    summary: "One's own notices, the newest first",
    schema: { querystring: NoticeListQuery, response: NoticeList },
    may: mayBeTold,
    handler: ({ tx, actor, query: { only, after, limit } }) =>
      noticeList(tx, userOf(actor), { unreadOnly: only === 'unread', after, limit: limit ?? 50 }),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/notices/counts',
    tag,
    summary: 'What the bell shows',
    schema: { response: NoticeCounts },
    may: mayBeTold,
    handler: ({ tx, actor }) => noticeCounts(tx, userOf(actor)),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/notices/:noticeId/reading',
    tag,
    summary: 'Mark a notice as read',
    description: 'A push message that waits with it is dropped; a mail is not. 404 `notices.notFound`.',
    schema: { params: Type.Object({ noticeId: Id }) },
    may: mayBeTold,
    handler: ({ tx, actor, params }) => mark(tx, userOf(actor), { ...params, read: true }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/notices/:noticeId/reading',
    tag,
    summary: 'Mark a notice as unread again',
    description: '404 `notices.notFound`.',
    schema: { params: Type.Object({ noticeId: Id }) },
    may: mayBeTold,
    handler: ({ tx, actor, params }) => mark(tx, userOf(actor), { ...params, read: false }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/notices/readings',
    tag,
    summary: 'Mark all notices up to one as read',
    schema: { body: ReadUpTo },
    may: mayBeTold,
    handler: async ({ tx, actor, body }) => {
      await readUpTo(tx, userOf(actor), body.upTo);
      announceLiveTo(tx, userOf(actor), 'notices');
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/notices/choices',
    tag,
    summary: 'What one wants to be told, and how',
    schema: { response: NoticeChoices },
    may: mayBeTold,
    handler: async ({ tx, actor }) => presentChoices(await choicesOf(tx, userOf(actor))),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/notices/choices',
    tag,
    summary: 'Choose what to be told, and how',
    description: '403 `notices.notAMember` for an operator who does not work at the dealer.',
    schema: { body: NoticeChoices, response: NoticeChoices },
    may: mayBeTold,
    handler: async ({ tx, actor, body }) => {
      await choose(tx, userOf(actor), body);
      announceLiveTo(tx, userOf(actor), 'notices');
      return presentChoices(await choicesOf(tx, userOf(actor)));
    },
  });
  deviceRoutes(app, parts, { may: mayBeTold, userOf });
}

async function mark(
  tx: DealerTx,
  userId: string,
  { noticeId, read }: { readonly noticeId: string; readonly read: boolean },
): Promise<void> {
  if (!(await setRead(tx, { noticeId, userId, read }))) refuse('notFound', 'notices.notFound');
  announceLiveTo(tx, userId, 'notices');
}

/** `may` has let nobody else through. */
function userOf({ userId }: DealerActor): string {
  return userId ?? refuse('notAllowed', 'http.notAllowed');
}

function presentChoices({ kinds, quietHours, sound }: Awaited<ReturnType<typeof choicesOf>>): NoticeChoices {
  return {
    kinds,
    quietHours: quietHours.kind === 'own' ? { ...quietHours, days: [...quietHours.days] } : quietHours,
    sound,
  };
}

import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { withMessages } from './i18n/provider.tsx';
import { calendarSearchOf } from './modules/appointments/calendar/search.ts';
import { carSearchOf } from './modules/cars/search.ts';
import { contactSearchOf } from './modules/contacts/search.ts';
import { leadSearchOf } from './modules/leads/search.ts';
import { reportSearchOf } from './modules/reports/search.ts';
import { taskSearchOf } from './modules/tasks/search.ts';
import { stockSearchOf } from './modules/vehicles/search.ts';
import { BrokenPage, LostPage, NotFoundPage } from './shell/broken-pages.tsx';
import { DealerGate } from './shell/dealer-gate.tsx';
import { Home, Shell } from './shell/shell.tsx';

type Search = Record<string, unknown>;
const textOf = (search: Search, name: string): string | undefined =>
  typeof search[name] === 'string' ? search[name] : undefined;

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: LostPage,
  errorComponent: BrokenPage,
});

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Search): { next?: string } => {
    const next = textOf(search, 'next');
    return next === undefined ? {} : { next };
  },
  component: lazyRouteComponent(() => import('./pages/login.tsx'), 'LoginPage'),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('./pages/reset.tsx'), 'ResetPage'),
});
const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('./pages/new-password.tsx'), 'ResetPasswordPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./pages/new-password.tsx'), 'InvitationPage'),
});
const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  validateSearch: (search: Search): { token?: string } => {
    const token = textOf(search, 'token');
    return token === undefined ? {} : { token };
  },
  component: lazyRouteComponent(
    () => withMessages(() => import('./pages/first-run/first-run.tsx')),
    'FirstRunPage',
  ),
});

/** Where the identity provider sends the browser back to. */
const sso = createRoute({
  getParentRoute: () => root,
  path: '/sso',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/people/account/sso-page.tsx')),
    'SsoPage',
  ),
});

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const home = createRoute({ getParentRoute: () => shell, path: '/', component: Home });

const dealer = createRoute({ getParentRoute: () => shell, path: '/d/$dealer', component: DealerGate });
const dealerHome = createRoute({
  getParentRoute: () => dealer,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/d/$dealer/today', params, replace: true });
  },
});
const today = createRoute({
  getParentRoute: () => dealer,
  path: 'today',
  component: lazyRouteComponent(() => import('./pages/today.tsx'), 'TodayPage'),
});
const leads = createRoute({
  getParentRoute: () => dealer,
  path: 'leads',
  validateSearch: leadSearchOf,
  component: lazyRouteComponent(() => import('./pages/lead-list.tsx'), 'LeadListPage'),
});
const lead = createRoute({
  getParentRoute: () => dealer,
  path: 'leads/$leadId',
  validateSearch: (search: Search): { write?: 'answer' } =>
    search.write === 'answer' ? { write: 'answer' } : {},
  component: lazyRouteComponent(
    () => withMessages(() => import('./pages/lead-detail.tsx')),
    'LeadDetailPage',
  ),
});
const duplicates = createRoute({
  getParentRoute: () => dealer,
  path: 'contacts/duplicates',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/contacts/merge/duplicates-page.tsx')),
    'DuplicatesPage',
  ),
});
const contacts = createRoute({
  getParentRoute: () => dealer,
  path: 'contacts',
  validateSearch: contactSearchOf,
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/contacts/contacts-page.tsx')),
    'ContactsPage',
  ),
});
const contact = createRoute({
  getParentRoute: () => dealer,
  path: 'contacts/$contactId',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/contacts/contact-page.tsx')),
    'ContactPage',
  ),
});
const inbox = createRoute({
  getParentRoute: () => dealer,
  path: 'inbox',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/mail/inbox-page.tsx')),
    'InboxPage',
  ),
});
/** Rendered by the `Outlet` of `InboxPage`. */
const inboxMessage = createRoute({
  getParentRoute: () => inbox,
  path: '$rawId',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/mail/inbox-message.tsx')),
    'InboxMessagePage',
  ),
});
const calendar = createRoute({
  getParentRoute: () => dealer,
  path: 'calendar',
  validateSearch: calendarSearchOf,
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/appointments/calendar/calendar-page.tsx')),
    'CalendarPage',
  ),
});
const tasks = createRoute({
  getParentRoute: () => dealer,
  path: 'tasks',
  validateSearch: taskSearchOf,
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/tasks/tasks-page.tsx')),
    'TasksPage',
  ),
});
const vehicles = createRoute({
  getParentRoute: () => dealer,
  path: 'vehicles',
  validateSearch: stockSearchOf,
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/vehicles/stock-page.tsx')),
    'StockPage',
  ),
});
const vehicle = createRoute({
  getParentRoute: () => dealer,
  path: 'vehicles/$vehicleId',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/vehicles/vehicle-page.tsx')),
    'VehiclePage',
  ),
});
const cars = createRoute({
  getParentRoute: () => dealer,
  path: 'cars',
  validateSearch: carSearchOf,
  component: lazyRouteComponent(() => withMessages(() => import('./modules/cars/cars-page.tsx')), 'CarsPage'),
});
const reports = createRoute({
  getParentRoute: () => dealer,
  path: 'reports',
  validateSearch: reportSearchOf,
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/reports/reports-page.tsx')),
    'ReportsPage',
  ),
});
const leadsBehind = createRoute({
  getParentRoute: () => dealer,
  path: 'reports/leads',
  validateSearch: reportSearchOf,
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/reports/leads-behind-page.tsx')),
    'LeadsBehindPage',
  ),
});
const people = createRoute({
  getParentRoute: () => dealer,
  path: 'people',
  validateSearch: (search: Search): { person?: string } => {
    const person = textOf(search, 'person');
    return person === undefined ? {} : { person };
  },
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/people/people-page.tsx')),
    'PeoplePage',
  ),
});
const account = createRoute({
  getParentRoute: () => dealer,
  path: 'account',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/people/account/account-page.tsx')),
    'AccountPage',
  ),
});
/** Of who works at no dealer: an operator. */
const accountAlone = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/people/account/account-page.tsx')),
    'AccountPage',
  ),
});
const notices = createRoute({
  getParentRoute: () => dealer,
  path: 'notices',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/notices/notices-page.tsx')),
    'NoticesPage',
  ),
});
const noticeChoices = createRoute({
  getParentRoute: () => dealer,
  path: 'notices/choices',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/notices/choices-page.tsx')),
    'ChoicesPage',
  ),
});
const distribution = createRoute({
  getParentRoute: () => dealer,
  path: 'distribution',
  validateSearch: (search: Search): { rotation?: string } => {
    const rotation = textOf(search, 'rotation');
    return rotation === undefined ? {} : { rotation };
  },
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/distribution/distribution-page.tsx')),
    'DistributionPage',
  ),
});
/** Both rendered by the `Outlet` of `DistributionPage`. */
const ledgers = createRoute({
  getParentRoute: () => distribution,
  path: '/',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/distribution/ledger-page.tsx')),
    'LedgerPage',
  ),
});
const whoNext = createRoute({
  getParentRoute: () => distribution,
  path: 'next',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/distribution/who-next-page.tsx')),
    'WhoNextPage',
  ),
});
const whatIf = createRoute({
  getParentRoute: () => dealer,
  path: 'what-ifs/$whatIfId',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/distribution/what-if/what-if-page.tsx')),
    'WhatIfPage',
  ),
});
const settingsHome = createRoute({
  getParentRoute: () => dealer,
  path: 'settings',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/d/$dealer/settings/$area', params: { ...params, area: 'hours' }, replace: true });
  },
});
const settings = createRoute({
  getParentRoute: () => dealer,
  path: 'settings/$area',
  validateSearch: (search: Search): { field?: string } => {
    const field = textOf(search, 'field');
    return field === undefined ? {} : { field };
  },
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/dealers/settings-page.tsx')),
    'SettingsPage',
  ),
});

const catcher = createRoute({
  getParentRoute: () => shell,
  path: '/catcher',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/mail/catcher-page.tsx')),
    'CatcherPage',
  ),
});
/** Rendered by the `Outlet` of `CatcherPage`. */
const caughtLetter = createRoute({
  getParentRoute: () => catcher,
  path: '$letterId',
  component: lazyRouteComponent(
    () => withMessages(() => import('./modules/mail/caught-letter.tsx')),
    'CaughtLetterPage',
  ),
});

const routeTree = root.addChildren([
  login,
  reset,
  newPassword,
  invitation,
  firstRun,
  sso,
  shell.addChildren([
    home,
    accountAlone,
    dealer.addChildren([
      dealerHome,
      today,
      leads,
      lead,
      contacts,
      duplicates,
      contact,
      inbox.addChildren([inboxMessage]),
      tasks,
      calendar,
      notices,
      noticeChoices,
      vehicles,
      vehicle,
      cars,
      reports,
      leadsBehind,
      people,
      account,
      distribution.addChildren([ledgers, whoNext]),
      whatIf,
      settingsHome,
      settings,
    ]),
    catcher.addChildren([caughtLetter]),
  ]),
]);

/** Search parameters are plain text in the address: `?state=closed&q=golf`. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: BrokenPage,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(search)) {
      if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
    }
    const text = params.toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

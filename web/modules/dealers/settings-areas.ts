import { lazy } from 'react';
import type { Dealer } from '../../api/types.ts';

type Rights = Dealer['may'];
const everybody = () => true;

/**
 * The areas of the settings by the name in their address, each loaded when it is opened. `title` is a message of
 * `settings.areas`; `may` hides the area from those for whom it would be empty.
 */
export const areas = {
  hours: {
    title: 'hours',
    may: everybody,
    Area: lazy(() => import('../working-hours/hours-area.tsx').then((file) => ({ default: file.HoursArea }))),
  },
  escalation: {
    title: 'escalation',
    may: everybody,
    Area: lazy(() =>
      import('../escalation/escalation-area.tsx').then((file) => ({ default: file.EscalationArea })),
    ),
  },
  distribution: {
    title: 'distribution',
    may: everybody,
    Area: lazy(() =>
      import('../distribution/distribution-area.tsx').then((file) => ({ default: file.DistributionArea })),
    ),
  },
  forwarding: {
    title: 'forwarding',
    may: everybody,
    Area: lazy(() =>
      import('../distribution/forwarding/forwarding-area.tsx').then((file) => ({
        default: file.ForwardingArea,
      })),
    ),
  },
  mail: {
    title: 'mail',
    may: everybody,
    Area: lazy(() => import('./mail-area.tsx').then((file) => ({ default: file.MailArea }))),
  },
  tasks: {
    title: 'tasks',
    may: everybody,
    Area: lazy(() =>
      import('../tasks/settings/tasks-area.tsx').then((file) => ({ default: file.TasksArea })),
    ),
  },
  house: {
    title: 'house',
    may: everybody,
    Area: lazy(() => import('./house-area.tsx').then((file) => ({ default: file.HouseArea }))),
  },
  sources: {
    title: 'sources',
    may: everybody,
    Area: lazy(() => import('../sources/sources-area.tsx').then((file) => ({ default: file.SourcesArea }))),
  },
  'closing-reasons': {
    title: 'closingReasons',
    may: everybody,
    Area: lazy(() => import('../sources/reasons-area.tsx').then((file) => ({ default: file.ReasonsArea }))),
  },
  reports: {
    title: 'reports',
    may: everybody,
    Area: lazy(() => import('../reports/reports-area.tsx').then((file) => ({ default: file.ReportsArea }))),
  },
  checker: {
    title: 'checker',
    may: (rights: Rights) => rights.seeFindings,
    Area: lazy(() =>
      import('../distribution/checker/checker-area.tsx').then((file) => ({ default: file.CheckerArea })),
    ),
  },
  coverage: {
    title: 'coverage',
    may: (rights: Rights) => rights.seeFindings,
    Area: lazy(() =>
      import('../distribution/checker/coverage/coverage-area.tsx').then((file) => ({
        default: file.CoverageArea,
      })),
    ),
  },
  'what-ifs': {
    title: 'whatIfs',
    may: (rights: Rights) => rights.changeSettings || rights.handOver,
    Area: lazy(() =>
      import('../distribution/what-if/what-ifs-area.tsx').then((file) => ({ default: file.WhatIfsArea })),
    ),
  },
  roles: {
    title: 'roles',
    may: everybody,
    Area: lazy(() => import('../people/roles/roles-area.tsx').then((file) => ({ default: file.RolesArea }))),
  },
  'api-keys': {
    title: 'apiKeys',
    may: (rights: Rights) => rights.manageApiKeys,
    Area: lazy(() => import('./api-keys.tsx').then((file) => ({ default: file.ApiKeysSettings }))),
  },
  webhooks: {
    title: 'webhooks',
    may: (rights: Rights) => rights.manageApiKeys,
    Area: lazy(() =>
      import('../webhooks/webhooks-area.tsx').then((file) => ({ default: file.WebhooksArea })),
    ),
  },
} as const;
export type AreaName = keyof typeof areas;

/** In the order of the page; `title` is a message of `settings.areaGroups`. */
export const areaGroups = [
  {
    title: 'leads',
    names: ['hours', 'escalation', 'distribution', 'forwarding', 'tasks', 'mail', 'house', 'reports'],
  },
  { title: 'catalogues', names: ['sources', 'closing-reasons'] },
  { title: 'check', names: ['checker', 'coverage', 'what-ifs'] },
  { title: 'access', names: ['roles', 'api-keys', 'webhooks'] },
] as const satisfies readonly { title: string; names: readonly AreaName[] }[];

export function isArea(name: string | undefined): name is AreaName {
  return name !== undefined && Object.hasOwn(areas, name);
}

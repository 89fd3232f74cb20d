import { type TSchema, Type } from 'typebox';
import { dealerRoute, type HttpApp, operatorRoute } from '../../platform/http/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import {
  DealerGroupList,
  DealerGroupView,
  DistributionSettings,
  EscalationSettings,
  ForwardingSettings,
  HoursSettings,
  HouseSettings,
  MailSettings,
  NewDealerGroup,
  ReportsSettings,
  SettingsChange,
  SettingsHistory,
  SettingsView,
  SiblingList,
  TasksSettings,
  TimeSettingsChange,
} from './contract.ts';
import type { Area } from './rules/defaults.ts';
import { settingsHistory } from './screens/settings-history.ts';
import { settingsView } from './screens/settings-view.ts';
import { type DealerGroup, listDealerGroups, siblingDealers } from './store/index.ts';
import { createDealerGroup, joinDealerGroup, leaveDealerGroup } from './use-cases/dealer-groups.ts';
import { type SettingsWrite, writeSettings } from './use-cases/write-settings.ts';

type Write<A extends Area> = (tx: DealerTx, change: SettingsWrite<A>) => Promise<number>;

/** Deadlines are computed by them, so saving asks what becomes of the open leads. */
const timed: ReadonlySet<Area> = new Set(['hours', 'escalation']);

/** `setHours`, `setEscalation`, `setDistribution` and `setTasks` are the deeds of the modules that know what these settings mean. */
export function routes(
  app: HttpApp,
  parts: {
    setHours: Write<'hours'>;
    setEscalation: Write<'escalation'>;
    setDistribution: Write<'distribution'>;
    setTasks: Write<'tasks'>;
  },
): void {
  settingsRoutes(app, 'hours', HoursSettings, parts.setHours);
  settingsRoutes(app, 'escalation', EscalationSettings, parts.setEscalation);
  settingsRoutes(app, 'distribution', DistributionSettings, parts.setDistribution);
  settingsRoutes(app, 'forwarding', ForwardingSettings, (tx, change) =>
    writeSettings(tx, 'forwarding', change),
  );
  settingsRoutes(app, 'mail', MailSettings, (tx, change) => writeSettings(tx, 'mail', change));
  settingsRoutes(app, 'house', HouseSettings, (tx, change) => writeSettings(tx, 'house', change));
  settingsRoutes(app, 'tasks', TasksSettings, parts.setTasks);
  settingsRoutes(app, 'reports', ReportsSettings, (tx, change) => writeSettings(tx, 'reports', change));
  groupRoutes(app);
}

function settingsRoutes<A extends Area>(app: HttpApp, area: A, Value: TSchema, write: Write<A>): void {
  const tag = 'Settings';
  dealerRoute(app, {
    method: 'GET',
    path: `/settings/${area}`,
    tag,
    summary: `Read the settings: ${area}`,
    schema: { response: SettingsView(Value) },
    handler: ({ tx, actor }) => settingsView(tx, area, actor.rights.changeSettings),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: `/settings/${area}`,
    tag,
    summary: `Change the settings: ${area}`,
    description:
      '`version` is the one that was read. 409 `settings.changedMeanwhile` when there is a newer one.',
    schema: {
      body: timed.has(area) ? TimeSettingsChange(Value) : SettingsChange(Value),
      response: SettingsView(Value),
    },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, actor, body }) => {
      await write(tx, body as SettingsWrite<A>);
      return settingsView(tx, area, actor.rights.changeSettings);
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: `/settings/${area}/versions`,
    tag,
    summary: `Who changed the settings, and when: ${area}`,
    schema: { response: SettingsHistory(Value) },
    may: ({ rights }) => rights.changeSettings,
    handler: ({ tx }) => settingsHistory(tx, area),
  });
}

function groupRoutes(app: HttpApp): void {
  const tag = 'Dealer groups';
  dealerRoute(app, {
    method: 'GET',
    path: '/siblings',
    tag,
    summary: "The other dealers of the dealer's groups",
    schema: { response: SiblingList },
    handler: async ({ tx }) => ({ here: tx.dealerId, rows: [...(await siblingDealers(tx))] }),
  });
  operatorRoute(app, {
    method: 'GET',
    path: '/dealer-groups',
    tag,
    summary: 'List the groups of dealers',
    schema: { response: DealerGroupList },
    handler: async ({ tx }) => ({
      rows: (await listDealerGroups(tx.db)).map(shown),
    }),
  });
  operatorRoute(app, {
    method: 'POST',
    path: '/dealer-groups',
    tag,
    summary: 'Make a group of dealers',
    description: '409 `dealers.groupKeyTaken`.',
    schema: { body: NewDealerGroup, response: DealerGroupView },
    status: 201,
    handler: async ({ tx, body }) => shown(await createDealerGroup(tx, body)),
  });
  operatorRoute(app, {
    method: 'PUT',
    path: '/dealer-groups/:group/dealers/:key',
    tag,
    summary: 'Put a dealer into a group',
    schema: { params: ofGroup, response: DealerGroupView },
    handler: async ({ tx, params: { group, key } }) =>
      shown(await joinDealerGroup(tx, { groupKey: group, dealerKey: key })),
  });
  operatorRoute(app, {
    method: 'DELETE',
    path: '/dealer-groups/:group/dealers/:key',
    tag,
    summary: 'Take a dealer out of a group',
    schema: { params: ofGroup },
    handler: ({ tx, params: { group, key } }) => leaveDealerGroup(tx, { groupKey: group, dealerKey: key }),
  });
}

const ofGroup = Type.Object({ group: Type.String({ maxLength: 40 }), key: Type.String({ maxLength: 40 }) });

function shown({ key, name, kind, dealers }: DealerGroup) {
  return { key, name, kind, dealers: [...dealers] };
}

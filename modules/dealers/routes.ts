import type { TSchema } from 'typebox';
import { dealerRoute, type HttpApp } from '../../platform/http/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import {
  DistributionSettings,
  EscalationSettings,
  ForwardingSettings,
  HoursSettings,
  MailSettings,
  SettingsChange,
  SettingsHistory,
  SettingsView,
  TimeSettingsChange,
} from './contract.ts';
import type { Area } from './rules/defaults.ts';
import { settingsHistory, settingsView } from './screens/settings-view.ts';
import { type SettingsWrite, writeSettings } from './use-cases/write-settings.ts';

type Write<A extends Area> = (tx: DealerTx, change: SettingsWrite<A>) => Promise<number>;

/** Deadlines are computed by them, so saving asks what becomes of the open leads. */
const timed: ReadonlySet<Area> = new Set(['hours', 'escalation']);

/** `setHours` and `setDistribution` are the deeds of the modules that know what these settings mean. */
export function routes(
  app: HttpApp,
  parts: { setHours: Write<'hours'>; setDistribution: Write<'distribution'> },
): void {
  settingsRoutes(app, 'hours', HoursSettings, parts.setHours);
  settingsRoutes(app, 'escalation', EscalationSettings, (tx, change) =>
    writeSettings(tx, 'escalation', change),
  );
  settingsRoutes(app, 'distribution', DistributionSettings, parts.setDistribution);
  settingsRoutes(app, 'forwarding', ForwardingSettings, (tx, change) =>
    writeSettings(tx, 'forwarding', change),
  );
  settingsRoutes(app, 'mail', MailSettings, (tx, change) => writeSettings(tx, 'mail', change));
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
    handler: async ({ tx }) => ({ rows: await settingsHistory(tx, area) }),
  });
}

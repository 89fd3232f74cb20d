export { isEmailAddress, type SettingsFinding } from './rules/check-settings.ts';
export { defaultSettings } from './rules/defaults.ts';
export {
  type DealerRow,
  findDealerByKey,
  getDealer,
  listDealerGroups,
  listDealers,
  lockDistribution,
  noteOpenLeads,
  readSettings,
  siblingDealers,
} from './store/index.ts';
export { createDealer } from './use-cases/create-dealer.ts';
export { createDealerGroup, joinDealerGroup, leaveDealerGroup } from './use-cases/dealer-groups.ts';
export {
  refuseFinding,
  type SettingsWrite,
  writeSettings,
} from './use-cases/write-settings.ts';

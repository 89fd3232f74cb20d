export { isEmailAddress, type SettingsFinding } from './rules/check-settings.ts';
export { defaultSettings } from './rules/defaults.ts';
export {
  type DealerRow,
  findDealerByKey,
  getDealer,
  listDealers,
  lockDistribution,
  noteOpenLeads,
  readSettings,
} from './store.ts';
export { createDealer } from './use-cases/create-dealer.ts';
export {
  checkSettings,
  refuseFinding,
  type SettingsWrite,
  writeSettings,
} from './use-cases/write-settings.ts';

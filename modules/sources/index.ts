export { type Source, type SourceHints, sourceOf } from './rules/recognise.ts';
export type { Channel, Outcome } from './rules/system-catalogues.ts';
export {
  type ClosingReason,
  getClosingReason,
  listClosingReasons,
  listSources,
  responseMinutesOf,
  seedCatalogues,
  setResponseMinutes,
} from './store/index.ts';
export { recogniseSource } from './use-cases/recognise-source.ts';

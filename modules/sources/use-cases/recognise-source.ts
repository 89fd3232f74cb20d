import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { type Source, type SourceHints, sourceOf } from '../rules/recognise.ts';
import { listSources } from '../store/index.ts';

/**
 * The dealer's source for an enquiry. With `sourceKey` (whoever posts a lead may name it) exactly that one: refuses
 * `sources.unknown` when the dealer has none of this key.
 */
export async function recogniseSource(
  tx: DealerTx,
  hints: SourceHints & { readonly sourceKey?: string | null },
): Promise<Source> {
  const sources = await listSources(tx);
  const key = hints.sourceKey ?? null;
  if (key !== null) {
    const named = sources.find((source) => source.key.toLowerCase() === key.toLowerCase());
    return named ?? refuse('invalid', 'sources.unknown', { field: 'sourceKey', details: { key } });
  }
  return sourceOf(sources, hints);
}

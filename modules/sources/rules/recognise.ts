import type { Channel } from './system-catalogues.ts';

export interface Source {
  readonly sourceId: string;
  readonly key: string;
  /** Null: a system source that the web words from its key. */
  readonly name: string | null;
  readonly channel: Channel;
  readonly senders: readonly string[];
  readonly providers: readonly string[];
  /** The response time of its leads in working minutes; null: the dealer's. */
  readonly responseMinutes: number | null;
  /** What its enquiries are about when they do not say; null: that stays open. */
  readonly defaultType: string | null;
}

/** What an enquiry tells about where it came from. */
export interface SourceHints {
  /** The sender's address in lower case. */
  readonly from: string | null;
  /** As the document names the one who passes the enquiry on. */
  readonly provider: string | null;
  readonly channel: Channel;
}

/**
 * The source of an enquiry: the one whose provider the document names (it knows best, also behind a forwarding mailbox);
 * else the one with the sender's whole address; else with the longest domain the sender belongs to; else the one that
 * stands for the channel as a whole. A dealer without any source is a mistake of whoever created it: throws.
 */
export function sourceOf(sources: readonly Source[], hints: SourceHints): Source {
  const source =
    byProvider(sources, hints.provider) ??
    bySender(sources, hints.from) ??
    sources.find(({ key }) => key === hints.channel) ??
    sources.find(({ channel }) => channel === hints.channel) ??
    sources[0];
  if (!source) throw new Error('The dealer has no sources; seedCatalogues gives it the usual ones');
  return source;
}

function byProvider(sources: readonly Source[], provider: string | null): Source | null {
  const named = lettersOf(provider ?? '');
  if (named === '') return null;
  const exact = sources.find(({ providers }) => providers.some((one) => lettersOf(one) === named));
  if (exact) return exact;
  let best: { source: Source; length: number } | null = null;
  for (const source of sources) {
    for (const one of source.providers) {
      const letters = lettersOf(one);
      // Short names ("Meta") stand inside other words; longer ones with an addition ("mobile.de GmbH") are meant.
      if (letters.length >= 6 && named.startsWith(letters) && letters.length > (best?.length ?? 0)) {
        best = { source, length: letters.length };
      }
    }
  }
  return best?.source ?? null;
}

function bySender(sources: readonly Source[], from: string | null): Source | null {
  const address = from?.trim().toLowerCase() ?? '';
  const domain = address.slice(address.lastIndexOf('@') + 1);
  if (domain === '') return null;
  let best: { source: Source; length: number } | null = null;
  for (const source of sources) {
    for (const given of source.senders) {
      const sender = given.toLowerCase();
      const matches = sender.includes('@')
        ? sender === address
        : domain === sender || domain.endsWith(`.${sender}`);
      const length = sender.includes('@') ? 1000 : sender.length;
      if (matches && length > (best?.length ?? 0)) best = { source, length };
    }
  }
  return best?.source ?? null;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

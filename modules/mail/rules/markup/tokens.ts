/** What a tolerant reader of markup meets, in order. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cdata'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly closed: boolean }
  | { readonly kind: 'close'; readonly name: string };

/**
 * Cuts markup into tokens without ever failing: a "<" that starts no tag is text, processing instructions,
 * comments and DOCTYPE (with its internal subset) are skipped wherever they stand, an unclosed CDATA section or
 * comment runs to the end. Names are in lower case. Linear in the length of the text.
 */
export function* tokens(text: string): Generator<Token> {
  let at = 0;
  let plain = 0;
  while (at < text.length) {
    const less = text.indexOf('<', at);
    if (less < 0) break;
    const next = special(text, less) ?? tag(text, less);
    if (next === null) {
      at = less + 1;
      continue;
    }
    if (less > plain) yield { kind: 'text', text: text.slice(plain, less) };
    if (next.token) yield next.token;
    at = next.end;
    plain = at;
  }
  if (plain < text.length) {
    const rest = text.slice(plain);
    // A tag cut off by the end of the document is no text.
    const half = /<\/?[A-Za-z][^<>]*$/.exec(rest.slice(-400));
    yield { kind: 'text', text: half ? rest.slice(0, rest.length - half[0].length) : rest };
  }
}

interface Step {
  readonly token: Token | null;
  readonly end: number;
}

function special(text: string, at: number): Step | null {
  const second = text[at + 1];
  if (second === '?') return { token: null, end: after(text, '>', at) };
  if (second !== '!') return null;
  if (text.startsWith('<!--', at)) return { token: null, end: after(text, '-->', at + 4) };
  if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at);
    return {
      token: { kind: 'cdata', text: text.slice(at + 9, end < 0 ? undefined : end) },
      end: end < 0 ? text.length : end + 3,
    };
  }
  if (/^<!doctype/i.test(text.slice(at, at + 9))) return { token: null, end: endOfDoctype(text, at) };
  return { token: null, end: after(text, '>', at) };
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function endOfDoctype(text: string, at: number): number {
  const close = text.indexOf('>', at);
  const subset = text.indexOf('[', at);
  if (subset < 0 || (close >= 0 && close < subset)) return close < 0 ? text.length : close + 1;
  const end = text.indexOf(']', subset);
  return end < 0 ? text.length : after(text, '>', end);
}

const tagName = /^<(\/?)([A-Za-z_][A-Za-z0-9_.:-]{0,100})(?=[\s/>])/;

function tag(text: string, at: number): Step | null {
  const head = tagName.exec(text.slice(at, at + 110));
  if (!head) return null;
  const name = (head[2] ?? '').toLowerCase();
  const from = at + head[0].length;
  const end = tagEnd(text, from);
  if (end < 0) return null;
  if (head[1] === '/') return { token: { kind: 'close', name }, end: end + 1 };
  const closed = text[end - 1] === '/';
  return {
    token: { kind: 'open', name, attributes: text.slice(from, closed ? end - 1 : end), closed },
    end: end + 1,
  };
}

/**
 * The ">" that ends a tag: outside quotes, before the next "<" and within 20,000 characters; with quotes that
 * never close the first ">" counts; else -1. Stopping at "<" even inside quotes keeps hostile input linear.
 */
function tagEnd(text: string, from: number): number {
  let quote = '';
  let quoted = -1;
  const stop = Math.min(text.length, from + 20_000);
  for (let i = from; i < stop; i++) {
    const char = text[i] ?? '';
    if (char === '<') break;
    if (char === '>' && quote === '') return i;
    if (char === '>' && quoted < 0) quoted = i;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && text[i - 1] === '=') quote = char;
  }
  return quoted;
}

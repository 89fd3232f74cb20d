import { decodeEntities } from './entities.ts';
import { tokens } from './tokens.ts';

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
}

/** What one document may cost; beyond it the rest is ignored. */
const maxText = 1_000_000;
const maxElements = 20_000;
const maxDepth = 100;

/**
 * A tree from markup that may be broken in every way: unclosed elements end with their parent or the document,
 * stray end tags are ignored, raw "&" and "<" are text. Entities a document declares are dropped, never expanded;
 * nothing is fetched. Names are lower case, without the namespace prefix of the root.
 */
export function parseTree(source: string): Element {
  const text = source.slice(0, maxText);
  const declares = /<!doctype/i.test(text);
  const decode = (raw: string): string => decodeEntities(raw, declares ? 'drop' : 'keep');
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const stack: Element[] = [root];
  let prefix: string | null = null;
  let count = 0;
  const local = (name: string): string =>
    prefix !== '' && prefix !== null && name.startsWith(prefix) ? name.slice(prefix.length) : name;

  for (const token of tokens(text)) {
    const top = stack.at(-1) ?? root;
    if (token.kind === 'text') top.children.push(decode(token.text));
    else if (token.kind === 'cdata') top.children.push(token.text);
    else if (token.kind === 'close') closeElement(stack, local(token.name));
    else {
      if (++count > maxElements) break;
      prefix ??= token.name.includes(':') ? token.name.slice(0, token.name.indexOf(':') + 1) : '';
      const element: Element = {
        name: local(token.name),
        attributes: attributes(token.attributes, decode),
        children: [],
      };
      top.children.push(element);
      if (!token.closed && element.name !== 'br' && stack.length < maxDepth) stack.push(element);
    }
  }
  return root;
}

function closeElement(stack: Element[], name: string): void {
  for (let i = stack.length - 1; i > 0; i--) {
    if (stack[i]?.name === name) {
      stack.length = i;
      return;
    }
  }
}

function attributes(raw: string, decode: (text: string) => string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of raw
    .slice(0, 4000)
    .matchAll(/([A-Za-z_][\w.:-]{0,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g)) {
    found.set((match[1] ?? '').toLowerCase(), decode(match[2] ?? match[3] ?? match[4] ?? '').trim());
  }
  return found;
}

export function childrenOf(element: Element | null, name: string): Element[] {
  if (!element) return [];
  return element.children.filter(
    (child): child is Element => typeof child !== 'string' && child.name === name,
  );
}

export function child(element: Element | null, ...path: string[]): Element | null {
  let at = element;
  for (const name of path) at = childrenOf(at, name)[0] ?? null;
  return at;
}

/** First element of this name anywhere below, in document order. */
export function descend(element: Element, name: string): Element[] {
  const found: Element[] = [];
  for (const one of element.children) {
    if (typeof one === 'string') continue;
    if (one.name === name) found.push(one);
    else found.push(...descend(one, name));
  }
  return found;
}

const lineBreaking = new Set(['br', 'p', 'div', 'li', 'tr', 'ul', 'ol', 'table', 'h1', 'h2', 'h3', 'h4']);

/** All text below an element, line-breaking markup as line breaks, trimmed; null when there is none. */
export function textOf(element: Element | null): string | null {
  if (!element) return null;
  const text = collect(element)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+\n/g, '\n')
    .trim();
  return text === '' ? null : text;
}

/** Text of a field that is one line by nature: every run of white space is one blank. */
export function lineOf(element: Element | null): string | null {
  return textOf(element)?.replace(/\s+/g, ' ') ?? null;
}

function collect(element: Element): string {
  let out = '';
  for (const one of element.children) {
    if (typeof one === 'string') out += one;
    else out += lineBreaking.has(one.name) ? `\n${collect(one)}` : collect(one);
  }
  return out;
}

import { decodeHTMLStrict } from 'entities';
import { mend } from './mend.ts';
import { type Attributes, scan } from './scan.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: (Element | string)[];
}

/** What one document may cost; beyond it the rest is ignored. */
const maxText = 1_000_000;
const maxElements = 20_000;
const maxDepth = 100;

/**
 * A tree from XML that may be broken in every way: unclosed elements end with their parent or the document, stray
 * end tags are ignored, raw "&" and "<" are text. Nothing is fetched and nothing a document declares is expanded:
 * with a DOCTYPE a reference other than the five named ones and numbers is dropped, without one it is read as HTML
 * has it (`M&uuml;ller`) or stays as written. Names are lower case, without the namespace prefix of the root.
 */
export function parseTree(source: string): Element {
  const text = source.slice(0, maxText);
  const unknown = /<!doctype/i.test(text) ? dropReferences : decodeHTMLStrict;
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const stack: Element[] = [root];
  let prefix: string | null = null;
  let count = 0;
  const local = (name: string): string =>
    prefix && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  const add = (piece: string): void => {
    const { children } = stack.at(-1) ?? root;
    const before = children.at(-1);
    if (typeof before === 'string') children[children.length - 1] = before + piece;
    else children.push(piece);
  };

  scan(
    mend(text),
    'xml',
    {
      text: add,
      cdata: add,
      open(name, attributes, closed) {
        if (++count > maxElements) return 'stop';
        prefix ??= name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : '';
        const element: Element = { name: local(name), attributes, children: [] };
        (stack.at(-1) ?? root).children.push(element);
        if (!closed && element.name !== 'br' && stack.length < maxDepth) stack.push(element);
        return undefined;
      },
      close: (name) => closeElement(stack, local(name)),
    },
    { unknown },
  );
  return root;
}

/** References the parser did not know are those the document declares. */
function dropReferences(piece: string): string {
  return piece.replace(/&[a-z_][\w.-]{0,60};/gi, '');
}

function closeElement(stack: Element[], name: string): void {
  for (let i = stack.length - 1; i > 0; i--) {
    if (stack[i]?.name === name) {
      stack.length = i;
      return;
    }
  }
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

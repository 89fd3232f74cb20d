import { decodeEntities } from './entities.ts';
import { tokens } from './tokens.ts';

const blocks = new Set(
  'p div tr table ul ol li h1 h2 h3 h4 h5 h6 section article header footer blockquote form fieldset dl dt dd pre hr tbody thead body html address'.split(
    ' ',
  ),
);
const silent = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);

/** Longest HTML that is read; a longer one is cut. */
const maxHtml = 1_000_000;

/**
 * HTML to lines of text for reading (not for showing): blocks and `<br>` break lines, cells of one table row are
 * separated by a tab, scripts and styles are gone, links keep their address in angle brackets when the text
 * differs and `links` asks for it.
 */
export function htmlToText(html: string, options: { links?: boolean } = {}): string {
  const out = new Lines();
  let mute: string | null = null;
  let preformatted = 0;
  let link: { href: string; since: number } | null = null;
  for (const token of tokens(html.slice(0, maxHtml))) {
    if (mute !== null) {
      if (token.kind === 'close' && token.name === mute) mute = null;
    } else if (token.kind === 'text' || token.kind === 'cdata') {
      const text = decodeEntities(token.text);
      out.add(preformatted > 0 ? text : squeeze(text, out.tail));
    } else if (token.kind === 'open' && silent.has(token.name) && !token.closed) mute = token.name;
    else if (token.name === 'br') out.add('\n');
    else if (token.name === 'td' || token.name === 'th') {
      if (token.kind === 'open' && !/(?:^|\n)\s*$/.test(out.tail)) out.add('\t');
    } else if (token.name === 'a' && token.kind === 'open') {
      const href = hrefOf(token.attributes);
      link = href === null ? null : { href, since: out.length };
    } else if (token.name === 'a') {
      if (link && options.links && !out.since(link.since).includes(link.href)) out.add(` <${link.href}>`);
      link = null;
    } else {
      if (token.name === 'pre') preformatted = Math.max(0, preformatted + (token.kind === 'open' ? 1 : -1));
      if (blocks.has(token.name) && !out.tail.endsWith('\n')) out.add('\n');
    }
  }
  return tidy(out.since(0));
}

/** Collects text in pieces; asking for the end of one growing string would copy it each time. */
class Lines {
  tail = '';
  private readonly pieces: string[] = [];

  get length(): number {
    return this.pieces.length;
  }

  add(text: string): void {
    this.pieces.push(text);
    this.tail = text.length >= 20 ? text.slice(-20) : (this.tail + text).slice(-20);
  }

  since(start: number): string {
    return this.pieces.slice(start).join('');
  }
}

function hrefOf(attributes: string): string | null {
  const match = /href\s{0,5}=\s{0,5}["']?([^"'\s>]{1,2000})/i.exec(attributes);
  const target = match ? decodeEntities(match[1] ?? '') : '';
  return /^https?:/i.test(target) ? target : null;
}

function squeeze(text: string, before: string): string {
  const squeezed = text.replace(/[\s\u00a0]+/g, ' ');
  return /[\n\t ]$/.test(before) || before === '' ? squeezed.replace(/^ /, '') : squeezed;
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/\u00a0/g, ' ')
        .replace(/ *\t[\t ]*/g, '\t')
        .replace(/^[ \t]+|[ \t]+$/g, ''),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

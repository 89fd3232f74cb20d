import { type Attributes, scan } from './scan.ts';

const blocks = new Set(
  'p div tr table ul ol li h1 h2 h3 h4 h5 h6 section article header footer blockquote form fieldset dl dt dd pre hr tbody thead body html address'.split(
    ' ',
  ),
);
const silent = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'noembed',
  'noframes',
]);

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
  const text = (piece: string): void => {
    if (mute === null) out.add(preformatted > 0 ? piece : squeeze(piece, out.tail));
  };
  const breakLine = (name: string): undefined => {
    if (blocks.has(name) && !out.tail.endsWith('\n')) out.add('\n');
  };
  scan(html.slice(0, maxHtml), 'html', {
    text,
    cdata: text,
    open(name, attributes, closed) {
      // The end tag of a head may be left out.
      if (mute === 'head' && name === 'body') mute = null;
      if (mute !== null) return;
      if (silent.has(name)) mute = closed ? null : name;
      else if (name === 'br') out.add('\n');
      else if (name === 'td' || name === 'th') {
        if (!/(?:^|\n)\s*$/.test(out.tail)) out.add('\t');
      } else if (name === 'a') {
        const href = hrefOf(attributes);
        link = href === null ? null : { href, since: out.length };
      } else {
        if (name === 'pre') preformatted++;
        breakLine(name);
      }
    },
    close(name) {
      if (mute !== null) {
        if (name === mute) mute = null;
      } else if (name === 'br') out.add('\n');
      else if (name === 'a') {
        if (link && options.links && !out.since(link.since).includes(link.href)) out.add(` <${link.href}>`);
        link = null;
      } else {
        if (name === 'pre') preformatted = Math.max(0, preformatted - 1);
        breakLine(name);
      }
    },
  });
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

function hrefOf(attributes: Attributes): string | null {
  const target = attributes.get('href')?.slice(0, 2000) ?? '';
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

import sanitizeHtml from 'sanitize-html';
import { scan } from './markup/scan.ts';

export interface SanitiseOptions {
  /** Address under which the attachment with this Content-ID is served; null leaves the picture out. */
  readonly attachmentOf?: (contentId: string) => string | null;
  /** Show pictures from the net; they stay blocked until asked for. */
  readonly remoteImages?: boolean;
}

export interface SanitisedHtml {
  readonly html: string;
  /** Remote pictures that were blocked; a banner offers to load them. */
  readonly blockedImages: number;
}

/** Longest HTML that is shown; the rest is cut. */
const maxHtml = 1_000_000;
/** Deeper nesting than any honest mail has is flattened to its text before the parser sees it. */
const maxDepth = 400;

const colour = [/^#[0-9a-f]{3,8}$/i, /^[a-z]{3,20}$/i, /^rgba?\([\d.,%\s]{3,40}\)$/i];
const size = [/^-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%|ex|ch)?$/i, /^auto$/i];
const sides = [/^(?:-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?(?:\s|$)|auto(?:\s|$)){1,4}$/i];
const word = [/^[a-z-]{2,30}$/i];

const styles = {
  color: colour,
  'background-color': colour,
  'font-size': [...size, ...word],
  'font-weight': [/^\d{3}$/, ...word],
  'font-style': word,
  'font-family': [/^[\w\s,'"-]{2,200}$/],
  'text-align': word,
  'text-decoration': [/^[a-z\s-]{3,40}$/i],
  'vertical-align': word,
  'white-space': word,
  'line-height': size,
  width: size,
  'max-width': size,
  height: size,
  margin: sides,
  padding: sides,
  border: [/^[\w\s#.%-]{1,60}$/],
  'border-collapse': word,
};

const allowedTags =
  'a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  );

/**
 * HTML of a stranger, safe to show: no script, form, frame or style sheet, styles from a short list, links as they
 * are but in a new tab without referrer, remote pictures moved to `data-blocked-src`, `cid:` pictures pointed at
 * their attachment. Never throws; cut at one million characters.
 */
export function sanitiseHtml(html: string, options: SanitiseOptions = {}): SanitisedHtml {
  let blocked = 0;
  const image = (attribs: Record<string, string>): Record<string, string> => {
    const src = (attribs.src ?? '').trim();
    const kept = keepOnly(attribs, ['alt', 'width', 'height', 'style', 'title']);
    if (/^cid:/i.test(src)) {
      const target = options.attachmentOf?.(decodeCid(src.slice(4))) ?? null;
      return target === null ? kept : { ...kept, src: target };
    }
    if (/^data:image\/(?:png|jpe?g|gif|webp);base64,/i.test(src)) return { ...kept, src };
    if (!/^(?:https?:)?\/\//i.test(src)) return kept;
    if (options.remoteImages) return { ...kept, src, referrerpolicy: 'no-referrer', loading: 'lazy' };
    blocked++;
    return { ...kept, 'data-blocked-src': src };
  };
  const clean = sanitizeHtml(flattened(html.slice(0, maxHtml)), {
    allowedTags,
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'head',
      'template',
      'iframe',
      'object',
      'svg',
      'math',
    ],
    allowedAttributes: {
      '*': ['style', 'title', 'dir', 'lang', 'align', 'valign', 'bgcolor', 'width', 'height'],
      a: ['href', 'target', 'rel', 'name'],
      img: ['src', 'alt', 'width', 'height', 'data-blocked-src', 'referrerpolicy', 'loading'],
      td: ['colspan', 'rowspan', 'nowrap'],
      th: ['colspan', 'rowspan', 'scope'],
      table: ['border', 'cellpadding', 'cellspacing', 'summary'],
      font: ['color', 'face', 'size'],
      ol: ['start', 'type'],
    },
    allowedStyles: { '*': styles },
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'sms'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowProtocolRelative: true,
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: attribs.href
          ? { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' }
          : attribs,
      }),
      img: (tagName, attribs) => ({ tagName, attribs: image(attribs) }),
    },
  });
  return { html: clean, blockedImages: blocked };
}

function keepOnly(attribs: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(attribs).filter(([name]) => names.includes(name)));
}

function decodeCid(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const empty = /^(?:area|base|basefont|br|col|embed|frame|hr|img|input|link|meta|param|source|track|wbr)$/;
/** Elements that the next one of their kind ends. */
const endedByNext = /^(?:p|li|td|th|tr|option)$/;

/**
 * Drops tags when a hostile document opens thousands of them inside each other. Counted as sanitize-html's parser
 * does, or higher: `<b/>` opens, and a stray `</i>` closes nothing.
 */
function flattened(html: string): string {
  const open: string[] = [];
  scan(html, 'html', {
    text: () => undefined,
    cdata: () => undefined,
    open(name) {
      if (empty.test(name) || (endedByNext.test(name) && open.at(-1) === name)) return undefined;
      open.push(name);
      return open.length > maxDepth ? 'stop' : undefined;
    },
    close(name) {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
    },
  });
  return open.length > maxDepth ? html.replace(/<[^<>]{0,2000}>/g, ' ').replaceAll('<', '&lt;') : html;
}

import { replaceCodePoint } from 'entities/decode';
import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

export type Attributes = ReadonlyMap<string, string>;

/** What a document tells while it is read, in its order. Names are in lower case. */
export interface Listener {
  /** Text in as many pieces as it pleases; references are decoded unless `raw` asked otherwise. */
  text(text: string): void;
  /** Text of a CDATA section, as it stands. */
  cdata(text: string): void;
  /** `closed` for `<name/>`. Answer 'stop' to hear nothing more. */
  open(name: string, attributes: Attributes, closed: boolean): 'stop' | undefined;
  close(name: string): void;
}

interface ScanOptions {
  /** Leave references as they are written. */
  readonly raw?: boolean;
  /** What becomes of text and attributes that may hold references the mode does not know; decoded ones never come by. */
  readonly unknown?: (text: string) => string;
}

/** More attributes, or longer ones, are no lead. */
const maxAttributes = 50;
const maxValue = 4000;

/**
 * Reads markup with the tokenizer of htmlparser2 and never fails. It is the tokenizer and not the parser above it
 * because that one keeps every open element on a stack it searches, which a hostile document makes quadratic; this
 * stays linear. Comments, declarations and instructions are skipped: nothing declared is used, nothing is fetched.
 * In 'xml' the five named references and numbers are known, in 'html' all of HTML's names.
 */
export function scan(
  markup: string,
  mode: 'xml' | 'html',
  listener: Listener,
  options: ScanOptions = {},
): void {
  const events = new Events(markup, listener, options.unknown ?? ((text) => text));
  const tokenizer = new Tokenizer(
    { xmlMode: mode === 'xml', decodeEntities: options.raw !== true, recognizeSelfClosing: true },
    events,
  );
  events.stop = () => tokenizer.pause();
  tokenizer.write(markup);
  tokenizer.end();
}

/** The library speaks in positions; this cuts the pieces out. */
class Events implements TokenizerCallbacks {
  stop: () => void = () => undefined;
  private name = '';
  private attributes = new Map<string, string>();
  private attribute = '';
  private value = '';
  private readonly markup: string;
  private readonly listener: Listener;
  private readonly unknown: (text: string) => string;

  constructor(markup: string, listener: Listener, unknown: (text: string) => string) {
    this.markup = markup;
    this.listener = listener;
    this.unknown = unknown;
  }

  ontext(start: number, end: number): void {
    this.listener.text(this.unknown(this.markup.slice(start, end)));
  }

  ontextentity(code: number): void {
    this.listener.text(visible(code));
  }

  oncdata(start: number, end: number, offset: number): void {
    this.listener.cdata(this.markup.slice(start, end - offset));
  }

  onopentagname(start: number, end: number): void {
    this.name = this.markup.slice(start, end).toLowerCase();
    this.attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.markup.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.value.length >= maxValue) return;
    this.value += this.unknown(this.markup.slice(start, Math.min(end, start + maxValue)));
  }

  onattribentity(code: number): void {
    if (this.value.length < maxValue) this.value += visible(code);
  }

  onattribend(quote: QuoteType): void {
    if (quote === QuoteType.NoValue || this.attributes.size >= maxAttributes) return;
    if (!this.attributes.has(this.attribute)) this.attributes.set(this.attribute, this.value.trim());
  }

  onopentagend(): void {
    this.opened(false);
  }

  onselfclosingtag(): void {
    this.opened(true);
  }

  onclosetag(start: number, end: number): void {
    this.listener.close(this.markup.slice(start, end).toLowerCase());
  }

  private opened(closed: boolean): void {
    if (this.listener.open(this.name, this.attributes, closed) === 'stop') this.stop();
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

/**
 * A referenced character; control characters and the invisible joiners of newsletters are left out. Numbers 128 to
 * 159 are Windows-1252 by long habit, in XML too (`&#150;` is an en dash).
 */
function visible(number: number): string {
  const code = replaceCodePoint(number);
  if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return '';
  return code >= 0x200b && code <= 0x200f ? '' : String.fromCodePoint(code);
}

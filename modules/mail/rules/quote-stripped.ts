/** What a reply says itself and what it only repeats. */
export interface Stripped {
  readonly text: string;
  /** Null when nothing is quoted. */
  readonly quoted: string | null;
}

const wrote =
  /^\s{0,3}(?:>\s?)?(?:am|on|op|le|il|el)\s.{4,200}?(?:schrieb|wrote|schreef|heeft .{0,80}geschreven|a [ée]crit|ha scritto|escribi[óo])\b.{0,120}:\s*$/i;
const wroteStart = /^\s{0,3}(?:am|on|op|le)\s.{6,200}$/i;
const ruler =
  /^\s*[-_]{2,}\s*(?:urspr[üu]ngliche (?:nachricht|e-?mail)|original(?:nachricht| message| appointment)|weitergeleitete nachricht|forwarded message|oorspronkelijk bericht|doorgestuurd bericht|message d'origine|message transf[ée]r[ée]|begin forwarded message|anfang der weitergeleiteten)\b.{0,40}$/i;
const appleForward =
  /^\s*(?:anfang der weitergeleiteten (?:nachricht|e-?mail)|begin forwarded message|begin doorgestuurd bericht|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])):?\s*$/i;
const headerFrom = /^\s*[*_]{0,2}(?:von|from|van|de)[*_]{0,2}\s?:\s*[*_]{0,2}\s*\S/i;
const headerOther =
  /^\s*[*_]{0,2}(?:gesendet|sent|verzonden|envoy[ée]|datum|date|an|to|aan|[àa]|betreff|subject|onderwerp|objet)[*_]{0,2}\s?:/i;

/**
 * Separates the new text of a reply from the history below it, in German, Dutch, English and French. Answers
 * written between quoted lines stay, quoted lines go. When everything is quoted, everything is returned as text.
 */
export function quoteStripped(text: string): Stripped {
  const lines = text.replace(/\r\n?/g, '\n').slice(0, 500_000).split('\n');
  const cut = historyStart(lines);
  const own = lines.slice(0, cut);
  const kept = own.filter((line) => !/^\s{0,3}>/.test(line));
  const result = kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const quoted = [...own.filter((line) => /^\s{0,3}>/.test(line)), ...lines.slice(cut)].join('\n').trim();
  if (result === '') return { text: text.trim(), quoted: null };
  return { text: result, quoted: quoted === '' ? null : quoted };
}

/** Index of the first line of the history; the number of lines when there is none. */
export function historyStart(lines: readonly string[]): number {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.length > 500) continue;
    if (ruler.test(line) || appleForward.test(line)) return i;
    if (wrote.test(line)) return isInline(lines, i) ? lines.length : i;
    if (wroteStart.test(line) && isWrapped(line, lines[i + 1] ?? '')) {
      return isInline(lines, i + 1) ? lines.length : i;
    }
    if (headerFrom.test(line) && headersFollow(lines, i))
      return /^\s*_{5,}\s*$/.test(lines[i - 1] ?? '') ? i - 1 : i;
  }
  return lines.length;
}

/** The "… wrote:" line broken in two by the sender's program. */
function isWrapped(line: string, next: string): boolean {
  return next.length < 300 && next.trim() !== '' && wrote.test(`${line.trimEnd()} ${next.trim()}`);
}

function headersFollow(lines: readonly string[], at: number): boolean {
  const block = lines.slice(at + 1, at + 6);
  return block.filter((line) => headerOther.test(line)).length >= 2;
}

/** Below "… wrote:" the history is marked with ">", and unmarked text after it is the answer. */
function isInline(lines: readonly string[], at: number): boolean {
  const rest = lines.slice(at + 1).filter((line) => line.trim() !== '');
  const marked = rest.filter((line) => /^\s{0,3}>/.test(line)).length;
  return marked > 0 && marked < rest.length && /^\s{0,3}>/.test(rest[0] ?? '');
}

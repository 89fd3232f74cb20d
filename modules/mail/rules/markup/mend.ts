const piece =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!doctype[^[>]*(?:\[[^\]]*\]?)?[^>]*>?|<[^<]*/gi;
const tagStart = /^<\/?[a-z_][\w.:-]{0,100}(?=[\s/>])/i;
/** Quotes are quotes after "=" only, as the parser has it. */
const wholeTag =
  /^<[^<>"']{0,20000}(?:=\s{0,20}(?:"[^"<]{0,20000}"|'[^'<]{0,20000}')[^<>"']{0,20000}){0,200}>/;

/**
 * XML as people write it, so that a parser loses nothing of it: a "<" that begins no tag ("under <5000 EUR", "<3",
 * a tag without its end before the next one) becomes a reference, and quotes that are out of step are taken out of
 * their tag. DOCTYPE with what it declares and processing instructions, which often lack their end, are left out;
 * CDATA sections and comments stay as they are. Linear in the length.
 */
export function mend(markup: string): string {
  return markup.replace(piece, (text: string, at: number) => {
    if (/^<!(?:--|\[CDATA\[)/.test(text)) return text;
    if (/^<!doctype/i.test(text)) return '';
    const end = text.indexOf('>');
    if (text.startsWith('<?')) return end < 0 ? '' : text.slice(end + 1);
    const last = at + text.length === markup.length;
    // A tag cut off by the end of the document is no text.
    if (end < 0 && last && text.length < 400 && /^<\/?[a-z_]/i.test(text)) return '';
    if (end < 0 || !tagStart.test(text)) return `&lt;${text.slice(1)}`;
    if (wholeTag.test(text)) return text;
    return text.slice(0, end).replace(/["']/g, '') + text.slice(end);
  });
}

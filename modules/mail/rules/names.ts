const fillers =
  /^(?:(?:name )?unknown(?: unknown| name)?|no name|name|vorname|nachname|first ?name|last ?name|n\/?a|n\.a\.|k\.? ?a\.?|none|null|undefined|unbekannt|onbekend|inconnue?|anonym|anonymous|not (?:specified|provided|given|available)|keine angaben?|nicht angegeben|geen|niet opgegeven|non renseign[ée]e?|[-–—_.?*]+)$/i;

/** A value as given, or null for what forms and portals write when there is nothing. */
export function meant(text: string | null | undefined): string | null {
  const value = text?.trim() ?? '';
  return value === '' || fillers.test(value) ? null : value;
}

/** A dash or another sign for "nothing" in a form; ordinary words stay. */
export function filled(text: string | null | undefined): string | null {
  const value = text?.trim() ?? '';
  return /^[-–—_.\s]*$/.test(value) || /^(?:null|undefined|n\/a|not specified)$/i.test(value) ? null : value;
}

const particles = new Set(
  "van von vom zu zum zur de den der des del della di da dos du la le les el ten ter te 't 'tt op aan het in bij y al bin ibn mc mac st. st".split(
    ' ',
  ),
);
const titles =
  /^(?:herr|herrn|frau|mr|mrs|ms|miss|dhr|mevr|mevrouw|meneer|de heer|mw|m|mme|monsieur|madame|dr|prof|ing|ir|drs|dipl)\.?$/i;

/**
 * Splits a name for greeting and sorting: titles go, "Last, First" is turned round, name particles belong to the
 * last name ("Anna van der Berg" → Anna | van der Berg). A single word is a first name.
 */
export function splitName(full: string | null): { first: string | null; last: string | null } {
  const text = full?.replace(/\s+/g, ' ').trim() ?? '';
  if (text === '') return { first: null, last: null };
  const comma = text.indexOf(', ');
  if (comma > 0 && text.indexOf(',', comma + 1) < 0 && text.length < 60) {
    return { first: text.slice(comma + 2), last: text.slice(0, comma) };
  }
  const words = text.split(' ');
  while (words.length > 1 && titles.test(words[0] ?? '')) words.shift();
  if (words.length === 1) return { first: words[0] ?? null, last: null };
  let start = words.length - 1;
  const particle = words.findIndex((word, i) => i > 0 && particles.has(word.toLowerCase()));
  if (particle > 0) start = particle;
  return { first: words.slice(0, start).join(' '), last: words.slice(start).join(' ') };
}

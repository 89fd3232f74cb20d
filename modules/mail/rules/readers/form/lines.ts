import { type Field, fieldOf, ownFieldOf, type Section, sectionOf } from './labels.ts';

/** One answer of a form. */
export interface Entry {
  readonly label: string;
  /** Null for a label nobody knows. */
  readonly field: Field | null;
  readonly value: string;
  /** About the customer's own car (by its label or the heading above). */
  readonly own: boolean;
  readonly section: Section;
}

export interface FormText {
  readonly entries: readonly Entry[];
  /** Lines before the first known label: headings that say what the form is. */
  readonly heading: string;
}

const maxLines = 3000;

/** A line that ends the customer's text: rulers and what programs write below a form. */
const footer =
  /^(?:[-–—_=*~]{3,}\s*$|-- ?$|diese (?:e-?mail|nachricht|anfrage) (?:wurde|ist|kommt)|this (?:e-?mail|message|form) (?:was|is|has been)?\s*(?:sent|submitted|generated)|(?:dit|deze) (?:bericht|e-?mail|mail) (?:is|werd|wordt)|ce (?:message|courriel|mail) (?:a [ée]t[ée]|est)|powered by|gesendet (?:von|[üu]ber)|verzonden (?:via|vanaf)|sent (?:via|from)|automatisch (?:erstellt|generiert|gegenereerd)|nicht auf diese e-?mail antworten)/i;

/** Text to labelled answers: "Label: value", label and value in two cells or on two lines, several-line messages. */
export function readForm(text: string): FormText {
  const lines = text.split('\n', maxLines).map((line) => line.replace(/^\s*[•·▪►»*-]\s+(?=\S)/, '').trim());
  const entries: Entry[] = [];
  const heading: string[] = [];
  let section: Section = null;
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] ?? '';
    i++;
    if (line === '') continue;
    const next = sectionOf(line);
    const found = labelled(line);
    if (next && headsLabels(lines, i)) {
      section = next;
      continue;
    }
    if (found && (found.field !== null || found.ownField !== null)) {
      const field = found.ownField ?? found.field;
      const own = found.ownField !== null || section === 'own';
      const taken = isText(field) ? takeText(lines, i, found.value) : takeValue(lines, i, found, field);
      i = taken.next;
      entries.push({ label: found.label, field, value: taken.value, own, section });
      continue;
    }
    if (next) section = next;
    if (found) entries.push({ label: found.label, field: null, value: found.value, own: false, section });
    else if (entries.length === 0) heading.push(line);
  }
  return { entries, heading: heading.slice(0, 10).join('\n') };
}

/** Whether the next line that says something is a label: then the line above it is a heading, not an empty label. */
function headsLabels(lines: string[], from: number): boolean {
  const next = lines.slice(from, from + 4).find((line) => line !== '');
  const found = next === undefined ? null : labelled(next);
  return found !== null && (found.field !== null || found.ownField !== null);
}

interface Labelled {
  readonly label: string;
  readonly value: string;
  readonly field: Field | null;
  readonly ownField: Field | null;
  /** The label stood alone: its value is below. */
  readonly alone: boolean;
}

function labelled(line: string): Labelled | null {
  const tab = line.indexOf('\t');
  if (tab > 0 && tab <= 60) {
    const label = bare(line.slice(0, tab));
    const value = line
      .slice(tab + 1)
      .split('\t')
      .join(' ')
      .trim();
    return make(label, value, false);
  }
  const colon = line.indexOf(':');
  if (colon > 0 && colon <= 60 && !line.startsWith('//', colon + 1)) {
    const label = bare(line.slice(0, colon));
    const value = line
      .slice(colon + 1)
      .replace(/^[\s*_]+/, '')
      .trim();
    if (label.split(/\s+/).length <= 7) return make(label, value, false);
  }
  const other = /^([^=|]{2,40}?)(?:\s?[=|]\s?|\s+[-–]\s+)(.{1,2000})$/.exec(line);
  if (other && fieldOf(bare(other[1] ?? '')) !== null)
    return make(bare(other[1] ?? ''), (other[2] ?? '').trim(), false);
  if (line.length <= 40 && !/[.,;!]$/.test(line)) {
    const label = bare(line);
    const found = make(label, '', true);
    if (found.field !== null || found.ownField !== null)
      return sectionOf(line) && /^\p{Lu}+$/u.test(label) ? null : found;
  }
  return null;
}

function make(label: string, value: string, alone: boolean): Labelled {
  return { label, value, field: fieldOf(label), ownField: ownFieldOf(label), alone };
}

function bare(label: string): string {
  return label.replace(/^[\s*_#•·-]+|[\s*_?:.]+$/g, '');
}

export function isText(field: Field | null): boolean {
  return field === 'message' || field === 'remark';
}

/** The value of a one-line answer: beside the label, or on the next line when that is no label itself. */
function takeValue(
  lines: string[],
  from: number,
  found: Labelled,
  field: Field | null,
): { value: string; next: number } {
  if (found.value !== '') return { value: found.value, next: from };
  let at = from;
  if (found.alone) while (at < lines.length && lines[at] === '' && at < from + 3) at++;
  const line = lines[at] ?? '';
  if (line === '' || labelled(line) !== null || sectionOf(line) !== null || !fits(field, line))
    return { value: '', next: from };
  return { value: line, next: at + 1 };
}

/** Whether a line below a label can be its value; guards against labels that were left empty. */
function fits(field: Field | null, line: string): boolean {
  if (line.length > 200) return false;
  if (field === 'email') return line.includes('@');
  if (field === 'phone') return /\d{3}/.test(line.replace(/\D/g, ''));
  if (field === 'link') return /^https?:|^www\./i.test(line);
  if (field === 'year' || field === 'odometer' || field === 'price') return /\d/.test(line);
  if (field === 'name' || field === 'first' || field === 'last')
    return line.length <= 60 && !/[:@]|https?/.test(line);
  return line.length <= 100;
}

/**
 * A text of several lines. Begun beside its label it ends at the next label; begun below, label-like lines inside
 * its paragraph are the customer's own words and only a label after an empty line ends it.
 */
function takeText(lines: string[], from: number, first: string): { value: string; next: number } {
  const taken: string[] = first === '' ? [] : [first];
  const below = first === '';
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (footer.test(line)) break;
    const afterGap = at > 0 && (lines[at - 1] ?? '') === '';
    if (line !== '' && (!below || afterGap || taken.length === 0) && endsText(line)) break;
    taken.push(line);
  }
  return { value: taken.join('\n').trim(), next: at };
}

function endsText(line: string): boolean {
  const found = labelled(line);
  if (found && !found.alone && (found.field !== null || found.ownField !== null)) return true;
  if (found?.alone && found.field !== null && found.field !== 'vehicle') return true;
  return line.endsWith(':') && sectionOf(line) !== null;
}

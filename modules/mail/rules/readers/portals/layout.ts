import { makeAtStart, splitTitle, type Title } from '../../makes.ts';
import { amountIn, linkOf, odometerIn, yearIn } from '../form/values.ts';
import type { LeadVehicle } from '../understood.ts';

/** Sentences portals put below the customer's text, in German, Dutch, English and French. */
const footer =
  /(?:^|\s)(?:nutze(?:n sie)? bitte die antwort|beantworte(?:n sie)? diese (?:nachricht|e-?mail)|antworte(?:n sie)? (?:einfach |direkt )?auf diese|sch[üu]tze dich vor betrug|bitte beachten? ?(?:sie)?:|sicherheit bei |diese e-?mail (?:ist ein service|wurde)|dein team von|ihr team von|viel erfolg|tipps? (?:zum|f[üu]r)|beantwoord dit bericht|reageer (?:direct|op dit)|dit bericht is|veilig handelen|let op:|please do not reply|to reply|reply to this|protect yourself|pour r[ée]pondre|r[ée]pondez)/i;

/** Cuts what the portal itself says below the message. */
export function withoutFooter(text: string): string {
  const found = footer.exec(text);
  return found ? text.slice(0, found.index).trimEnd() : text;
}

/** A closing formula on a line of its own, where the signature begins. */
export const closing =
  /^\s*(?:met (?:vriendelijke|hartelijke) groet(?:en)?|vriendelijke groet(?:en)?|groet(?:en|jes)?|mit freundlichen gr[üu](?:ß|ss)en|freundliche gr[üu](?:ß|ss)e|viele gr[üu](?:ß|ss)e|(?:best|kind) regards|cordialement|bien [àa] vous|mfg|mvg)\b[\s,.!]*$/i;

/** Title of the wanted car: a line above the labels that starts with a make, else what the subject names. */
export function titleOf(lines: readonly string[], subject: string | null): Title | null {
  for (const line of lines.slice(0, 12)) {
    const text = line.replace(/^((?:19|20)\d\d)\s+/, '').trim();
    if (line.length <= 120 && !line.includes(':') && makeAtStart(text) !== null) return splitTitle(line);
  }
  return titleOfSubject(subject);
}

function titleOfSubject(subject: string | null): Title | null {
  if (!subject) return null;
  const quoted = /["„“»](.{3,150})["“”«]/.exec(subject)?.[1];
  const after =
    /(?::|\b(?:in|zu|zum|zur|für|voor|for|over|about|pour)\s+(?:uw |ihr(?:em|en|e)? |dein(?:em|en|e)? |your )?)\s*(.{3,150})$/i.exec(
      subject,
    )?.[1];
  for (const candidate of [quoted, after, subject]) {
    const text = candidate?.replace(/\s*(?:€|EUR)\s*[\d.,-]+.*$/i, '').trim() ?? '';
    if (text !== '' && makeAtStart(text.replace(/^((?:19|20)\d\d)\s+/, '')) !== null) return splitTitle(text);
  }
  return null;
}

const fuels =
  /^(?:benzin|diesel|elektro|electr(?:ic|o|isch|ique)|hybride?|plug-?in.hybrid\w*|benzine|lpg|cng|erdgas|wasserstoff|essence|petrol|gasoline|super)(?:\s?[/+-]\s?[\p{L}-]{3,20}){0,2}$/iu;

/** A block that names a car line by line without labels: title, fuel, price, mileage, date, plate, number, link. */
export function vehicleOfLines(lines: readonly string[]): LeadVehicle | null {
  const found: { -readonly [key in keyof LeadVehicle]?: LeadVehicle[key] | undefined } = {};
  for (const raw of lines) {
    const line = raw.trim();
    if (line === '' || line.length > 300) continue;
    const plate = /^(?:kenteken|kennzeichen|immatriculation|plate)\s*:?\s+(\S.{1,14})$/i.exec(line);
    const number =
      /^(?:advertentie(?:nr|nummer)|angebots?-?(?:nr|nummer)|anzeigen?-?(?:nr|nummer)|inserats?-?(?:nr|nummer)|(?:num[ée]ro|n°) (?:de l'|d')annonce|listing (?:id|number)|(?:offer|ad) (?:id|number))\.?\s*:?\s*([\w-]{4,40})$/i.exec(
        line,
      );
    const stock =
      /^(?:interne (?:nr|nummer)|voorraad(?:nr|nummer)|stock (?:no|number|#))\.?\s*:?\s*(\S{2,30})$/i.exec(
        line,
      );
    if (plate?.[1]) found.licencePlate ??= plate[1];
    else if (number?.[1]) found.listingId ??= number[1];
    else if (stock?.[1]) found.stock ??= stock[1];
    else if (/^https?:/i.test(line)) found.url ??= linkOf(line) ?? line;
    else if (/^(?:€|EUR)\s?\d|\d\s?(?:€|EUR)$/i.test(line)) found.price ??= amountIn(line) ?? undefined;
    else if (odometerIn(line) && /km|mi/i.test(line)) found.odometer ??= odometerIn(line) ?? undefined;
    else if (
      /^(?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d\b|^(?:19|20)\d\d$|^(?:ez|bj|bouwjaar|erstzulassung)\b/i.test(line)
    )
      found.year ??= yearIn(line);
    else if (fuels.test(line)) found.fuel ??= line;
    else if (found.make === undefined && makeAtStart(line.replace(/^((?:19|20)\d\d)\s+/, '')) !== null) {
      const title = splitTitle(line);
      found.make = title.make;
      found.model = title.model;
      if (title.year !== null) found.year ??= title.year;
    }
  }
  const filled = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  if (Object.keys(filled).length === 0) return null;
  return { interest: null, status: null, year: null, make: null, model: null, ...filled };
}

import { composeMail } from './enquiries.ts';
import type { Chance } from './random.ts';

const kinds = [
  {
    from: 'Branchen-Newsletter <news@verlag.example>',
    subject: 'Der Gebrauchtwagenmarkt im Herbst',
    headers: ['List-Id: <news.verlag.example>', 'Precedence: list'],
    body: 'Die Preise geben nach. Unsere Übersicht finden Sie auf der Website.\n',
  },
  {
    from: 'Petra Lindner <petra.lindner@example.net>',
    subject: 'Abwesenheitsnotiz: Ihre Anfrage',
    headers: ['Auto-Submitted: auto-replied'],
    body: 'Ich bin bis Montag nicht im Büro. Ihre Nachricht wird nicht weitergeleitet.\n',
  },
  {
    from: 'Portal <noreply@portal.example>',
    subject: 'Ihr Inserat läuft in drei Tagen ab',
    headers: ['Auto-Submitted: auto-generated'],
    body: 'Verlängern Sie Ihr Inserat, damit es sichtbar bleibt.\n',
  },
] as const;

/** A mail of which no lead comes: it shows what the unassigned inbox is for. The bytes, and who sent them. */
export function inventNoise(chance: Chance, dealerAddress: string, at: Temporal.Instant): [Buffer, string] {
  const { from, ...rest } = chance.pick(kinds);
  return [composeMail({ from, to: dealerAddress, at, ...rest }), /<(.*)>/.exec(from)?.[1] ?? ''];
}

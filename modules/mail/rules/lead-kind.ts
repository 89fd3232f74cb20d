import type { LeadKind, ReadLead } from './readers/understood.ts';

const signs: readonly (readonly [LeadKind, RegExp])[] = [
  [
    'call',
    /\b(?:missed call|accepted call|answered call|verpasster anruf|gemiste oproep|r[üu]ckruf(?:bitte|wunsch)|callback)\b/i,
  ],
  ['testDrive', /probefahrt|proefrit|test[- ]?drive|essai routier/i],
  [
    'service',
    /\b(?:werkstatt\w*|inspektion|ölwechsel|reifenwechsel|hauptuntersuchung|werkplaats\w*|onderhoud\w*|apk|type of service|service (?:request|appointment)|oil change|servicetermin|reparatur\w*|reparatie)\b/i,
  ],
  [
    'financing',
    /\b(?:finanzierung\w*|leasing\w*|financiering\w*|financial lease|private lease|pre-?approval|financing|credit application|finance (?:application|request))\b/i,
  ],
];

const ownCar =
  /\b(?:inzahlung(?:nahme|geben)?|ankauf\w*|auto verkaufen|fahrzeug verkaufen|inruil\w*|auto verkopen|trade[- ]?in|sell (?:my|your) car|sell us|reprise)\b/i;

/**
 * Which kind a lead most likely is. The sender's own word counts first, then the interest of the vehicle, then what
 * the customer writes; a car of the customer without a wanted one is a trade-in.
 */
export function guessKind(lead: ReadLead, subject: string | null): LeadKind {
  const given = lead.extras.leadType ?? '';
  if (/ankauf|trade|inruil|inzahlung/i.test(given)) return 'tradeIn';
  for (const [kind, sign] of signs) if (sign.test(given)) return kind;
  if (/call/i.test(given)) return 'call';
  const wanted = lead.vehicleOfInterest;
  if (lead.tradeIn && !names(wanted)) return 'tradeIn';
  if (wanted?.interest === 'test-drive') return 'testDrive';
  if (wanted?.interest === 'lease') return 'financing';
  const words = `${subject ?? ''}\n${(lead.comments ?? '').slice(0, 4000)}`;
  for (const [kind, sign] of signs) if (kind !== 'call' && sign.test(words)) return kind;
  if (names(wanted)) return 'vehicle';
  if (ownCar.test(words)) return 'tradeIn';
  return 'general';
}

function names(vehicle: ReadLead['vehicleOfInterest']): boolean {
  return Boolean(
    vehicle &&
      (vehicle.make || vehicle.model || vehicle.stock || vehicle.vin || vehicle.listingId || vehicle.url),
  );
}

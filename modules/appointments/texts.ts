import type { AppointmentKind } from './contract.ts';

type Language = 'de' | 'en' | 'nl';
export type CustomerLetter = 'invited' | 'moved' | 'cancelled' | 'reminded';

interface Words {
  readonly locale: string;
  readonly kinds: { readonly [kind in AppointmentKind]: string };
  readonly greeting: (name: string) => string;
  readonly subject: { readonly [letter in CustomerLetter]: (kind: string, day: string) => string };
  readonly sentence: { readonly [letter in CustomerLetter]: (kind: string) => string };
  readonly when: (day: string, from: string, until: string) => string;
  readonly vehicle: string;
  readonly place: string;
  readonly person: string;
  readonly added: string;
  readonly reply: string;
  readonly closing: string;
}

const words: { readonly [language in Language]: Words } = {
  de: {
    locale: 'de-DE',
    kinds: { testDrive: 'Probefahrt', viewing: 'Besichtigung', handover: 'Übergabe', other: 'Termin' },
    greeting: (name) => `Guten Tag ${name},`,
    subject: {
      invited: (kind, day) => `Ihr Termin am ${day}: ${kind}`,
      moved: (kind, day) => `Ihr Termin ist jetzt am ${day}: ${kind}`,
      cancelled: (kind, day) => `Ihr Termin am ${day} entfällt: ${kind}`,
      reminded: (kind, day) => `Erinnerung an Ihren Termin am ${day}: ${kind}`,
    },
    sentence: {
      invited: (kind) => `wir freuen uns auf Ihren Termin (${kind}):`,
      moved: (kind) => `Ihr Termin (${kind}) ist verschoben auf:`,
      cancelled: (kind) => `dieser Termin (${kind}) entfällt:`,
      reminded: (kind) => `wir erinnern Sie an Ihren Termin (${kind}):`,
    },
    when: (day, from, until) => `${day}, ${from} bis ${until} Uhr`,
    vehicle: 'Fahrzeug',
    place: 'Ort',
    person: 'Ihr Ansprechpartner',
    added: 'Im Anhang finden Sie den Eintrag für Ihren Kalender.',
    reply: 'Passt es nicht? Antworten Sie einfach auf diese E-Mail.',
    closing: 'Freundliche Grüße',
  },
  en: {
    locale: 'en-GB',
    kinds: { testDrive: 'Test drive', viewing: 'Viewing', handover: 'Handover', other: 'Appointment' },
    greeting: (name) => `Hello ${name},`,
    subject: {
      invited: (kind, day) => `Your appointment on ${day}: ${kind}`,
      moved: (kind, day) => `Your appointment is now on ${day}: ${kind}`,
      cancelled: (kind, day) => `Your appointment on ${day} is cancelled: ${kind}`,
      reminded: (kind, day) => `Reminder of your appointment on ${day}: ${kind}`,
    },
    sentence: {
      invited: (kind) => `we look forward to your appointment (${kind}):`,
      moved: (kind) => `your appointment (${kind}) has moved to:`,
      cancelled: (kind) => `this appointment (${kind}) is cancelled:`,
      reminded: (kind) => `we remind you of your appointment (${kind}):`,
    },
    when: (day, from, until) => `${day}, ${from} to ${until}`,
    vehicle: 'Vehicle',
    place: 'Place',
    person: 'Whom you meet',
    added: 'The entry for your calendar is attached.',
    reply: 'Does it not suit you? Just answer this e-mail.',
    closing: 'Kind regards',
  },
  nl: {
    locale: 'nl-NL',
    kinds: { testDrive: 'Proefrit', viewing: 'Bezichtiging', handover: 'Aflevering', other: 'Afspraak' },
    greeting: (name) => `Beste ${name},`,
    subject: {
      invited: (kind, day) => `Uw afspraak op ${day}: ${kind}`,
      moved: (kind, day) => `Uw afspraak is nu op ${day}: ${kind}`,
      cancelled: (kind, day) => `Uw afspraak op ${day} vervalt: ${kind}`,
      reminded: (kind, day) => `Herinnering aan uw afspraak op ${day}: ${kind}`,
    },
    sentence: {
      invited: (kind) => `we kijken uit naar uw afspraak (${kind}):`,
      moved: (kind) => `uw afspraak (${kind}) is verzet naar:`,
      cancelled: (kind) => `deze afspraak (${kind}) vervalt:`,
      reminded: (kind) => `we herinneren u aan uw afspraak (${kind}):`,
    },
    when: (day, from, until) => `${day}, ${from} tot ${until} uur`,
    vehicle: 'Voertuig',
    place: 'Plaats',
    person: 'Uw contactpersoon',
    added: 'In de bijlage vindt u de afspraak voor uw agenda.',
    reply: 'Komt het niet uit? Beantwoord gewoon deze e-mail.',
    closing: 'Met vriendelijke groet',
  },
};

export function kindWord(kind: AppointmentKind, language: Language): string {
  return words[language].kinds[kind];
}

/** What a customer is told of an appointment. Times are the dealer's wall time. */
export function customerLetter(
  letter: CustomerLetter,
  told: {
    readonly language: Language;
    readonly timeZone: string;
    readonly kind: AppointmentKind;
    readonly customer: string;
    readonly person: string;
    readonly house: string;
    readonly vehicle: string | null;
    readonly place: string | null;
    readonly startsAt: Temporal.Instant;
    readonly endsAt: Temporal.Instant;
  },
): { readonly subject: string; readonly text: string } {
  const own = words[told.language];
  const start = told.startsAt.toZonedDateTimeISO(told.timeZone);
  const end = told.endsAt.toZonedDateTimeISO(told.timeZone);
  const kind = own.kinds[told.kind];
  const day = start
    .toPlainDate()
    .toLocaleString(own.locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const facts = [
    own.when(day, wall(start), wall(end)),
    ...(told.vehicle === null ? [] : [`${own.vehicle}: ${told.vehicle}`]),
    ...(told.place === null ? [] : [`${own.place}: ${told.place}`]),
    ...(letter === 'cancelled' ? [] : [`${own.person}: ${told.person}`]),
  ];
  const paragraphs = [
    own.greeting(told.customer),
    own.sentence[letter](kind),
    facts.join('\n'),
    ...(letter === 'reminded' ? [own.reply] : letter === 'cancelled' ? [] : [own.added, own.reply]),
    `${own.closing}\n${told.person}\n${told.house}`,
  ];
  const short = start.toPlainDate().toLocaleString(own.locale, { day: 'numeric', month: 'long' });
  return { subject: own.subject[letter](kind, short), text: `${paragraphs.join('\n\n')}\n` };
}

function wall(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

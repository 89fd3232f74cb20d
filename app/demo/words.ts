import type { Language } from '../../platform/http/shapes.ts';

/** What the demo's customers ask and its people answer. `{car}` and `{name}` are filled in. */
export const questions: Record<Language, readonly string[]> = {
  de: [
    'Guten Tag, ist der {car} noch da? Ich könnte am Samstag vorbeikommen.',
    'Hallo, was ist Ihr letzter Preis für den {car}? Ich zahle bar.',
    'Guten Abend, wir suchen einen Familienwagen und finden den {car} interessant. Ist eine Probefahrt am Nachmittag möglich?',
    'Wie hoch wäre die Rate für den {car} bei 48 Monaten und 3.000 Euro Anzahlung?',
    'Hat der {car} eine Anhängerkupplung, und ist er scheckheftgepflegt?',
    'Ich möchte meinen alten Wagen in Zahlung geben. Was ist beim {car} möglich?',
    'Ist der {car} unfallfrei? Wie viele Vorbesitzer hat er?',
    'Wir brauchen für unseren Betrieb kurzfristig zwei Fahrzeuge wie den {car}. Bitte um ein Leasingangebot.',
  ],
  nl: [
    'Goedemiddag, is de {car} nog beschikbaar? Ik wil graag een proefrit maken.',
    'Wat is uw beste prijs voor de {car}? Ik heb ook een auto in te ruilen.',
    'Kunt u mij vertellen of de {car} een trekhaak heeft?',
    'Is de {car} volledig dealeronderhouden? Dan kom ik zaterdag kijken.',
    'Wij zoeken een zakelijke lease voor de {car}. Wat wordt het maandbedrag?',
  ],
  en: [
    'Hello, is the {car} still available? I could come by on Saturday.',
    'What would the monthly rate for the {car} be over three years?',
    'Could I take the {car} for a test drive this week?',
  ],
};

export const answers: Record<Language, readonly string[]> = {
  de: [
    'vielen Dank für Ihre Anfrage. Ja, der {car} steht bei uns auf dem Hof. Am Samstag sind wir von 9 bis 13 Uhr da. Passt Ihnen 10 Uhr?',
    'danke für Ihr Interesse am {car}. Über den Preis sprechen wir gern bei einer Probefahrt. Wann haben Sie Zeit?',
    'der {car} ist scheckheftgepflegt und unfallfrei, die Unterlagen zeige ich Ihnen gern. Darf ich Sie morgen kurz anrufen?',
    'gern rechne ich Ihnen ein Angebot. Dafür brauche ich noch die gewünschte Laufzeit und die Kilometer im Jahr.',
  ],
  nl: [
    'dank voor je bericht. De {car} staat bij ons klaar. Zullen we zaterdag om 11 uur een proefrit plannen?',
    'de {car} is volledig onderhouden en heeft een trekhaak. Voor je inruilauto heb ik het kenteken en de kilometerstand nodig.',
  ],
  en: [
    'thank you for your message. The {car} is here and ready for a test drive. Would Friday at 3 pm suit you?',
  ],
};

export const replies: Record<Language, readonly string[]> = {
  de: [
    'Super, 10 Uhr passt. Kann meine Frau auch fahren?',
    'Danke für die schnelle Antwort. Ich überlege es mir und melde mich.',
    '48 Monate und 15.000 km im Jahr, bitte.',
    'Leider habe ich schon woanders gekauft. Trotzdem danke.',
  ],
  nl: [
    'Zaterdag om 11 uur is prima, tot dan.',
    'Dank je, ik denk er nog even over na.',
    'Het kenteken is XX-123-Y, 84.000 km.',
  ],
  en: ['Friday at 3 works for me, see you then.', 'Thanks, I will think about it.'],
};

export const notes: Record<Language, readonly string[]> = {
  de: [
    'Möchte erst mit seiner Bank sprechen.',
    'Hat zwei Kinder, braucht Isofix auf drei Plätzen.',
    'Am liebsten abends anrufen.',
    'Vergleicht mit einem Angebot aus Freiburg.',
  ],
  nl: [
    'Wil eerst met zijn vrouw overleggen.',
    'Liefst na 18 uur bellen.',
    'Vergelijkt met een aanbod uit Eindhoven.',
  ],
  en: ['Wants to compare two offers.', 'Prefers a call after five.'],
};

export const callBacks: Record<Language, readonly string[]> = {
  de: ['Bittet um Rückruf in einer Viertelstunde.', 'Ist unterwegs, gleich noch einmal anrufen.'],
  nl: ['Wil over een kwartier teruggebeld worden.', 'Is onderweg, zo nog eens bellen.'],
  en: ['Asked to be called back in a quarter of an hour.'],
};

export const greetings: Record<Language, { readonly open: string; readonly close: string }> = {
  de: { open: 'Guten Tag {name},\n\n', close: '\n\nMit freundlichen Grüßen\n' },
  nl: { open: 'Beste {name},\n\n', close: '\n\nMet vriendelijke groet\n' },
  en: { open: 'Hello {name},\n\n', close: '\n\nKind regards\n' },
};

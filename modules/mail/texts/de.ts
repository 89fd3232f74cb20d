import type { MailWords, PromisedTime } from './words.ts';

export const de: MailWords = {
  locale: 'de-DE',
  greeting: (name) => (name === null ? 'Guten Tag,' : `Guten Tag ${name},`),
  reply: ({ assigneeName, promised, insideHours }) => {
    const thanks = insideHours
      ? 'vielen Dank für Ihre Anfrage.'
      : 'vielen Dank für Ihre Anfrage. Sie hat uns außerhalb unserer Öffnungszeiten erreicht.';
    const when = promised === null ? 'so bald wie möglich' : by(promised);
    return assigneeName === null
      ? `${thanks} Wir melden uns ${when} bei Ihnen.`
      : `${thanks} ${assigneeName} kümmert sich darum und meldet sich ${when} bei Ihnen.`;
  },
  addMore: 'Möchten Sie etwas ergänzen? Antworten Sie einfach auf diese E-Mail.',
  closing: 'Freundliche Grüße',
  automatic: 'Diese Bestätigung wurde automatisch verschickt.',
  subject: (dealerName) => `Ihre Anfrage bei ${dealerName}`,
  forward: {
    subject: ({ customerName, about }) => `Anfrage von ${customerName}${about === null ? '' : `: ${about}`}`,
    opening: (dealerName) =>
      `bei ${dealerName} ist eine neue Anfrage eingegangen. Diese Kopie schickt eine Weiterleitungsregel.`,
    labels: {
      customer: 'Kunde',
      email: 'E-Mail',
      phone: 'Telefon',
      subject: 'Betreff',
      vehicle: 'Fahrzeug',
      source: 'Quelle',
      assignee: 'Bearbeiter',
      comment: 'Nachricht',
    },
    open: 'Den Lead öffnen:',
  },
  notice: {
    subject: (dealerName) => `Eine Nachricht wartet auf Zuordnung (${dealerName})`,
    text: ({ from, subject, link }) =>
      [
        'aus einer Nachricht ist kein Lead geworden. Sie liegt im Eingang und wartet darauf, dass jemand sie zuordnet.',
        `Von: ${from}\nBetreff: ${subject ?? '(ohne Betreff)'}`,
        ...(link === null ? [] : [link]),
      ].join('\n\n'),
  },
};

function by({ day, date, time }: PromisedTime): string {
  if (day === 'today') return `heute bis ${time} Uhr`;
  if (day === 'tomorrow') return `morgen, ${date}, bis ${time} Uhr`;
  return `am ${date}, bis ${time} Uhr`;
}

import type { MailWords, PromisedTime } from './words.ts';

export const nl: MailWords = {
  locale: 'nl-NL',
  greeting: (name) => (name === null ? 'Goedendag,' : `Goedendag ${name},`),
  reply: ({ assigneeName, promised, insideHours }) => {
    const thanks = insideHours
      ? 'Bedankt voor uw aanvraag.'
      : 'Bedankt voor uw aanvraag. Die heeft ons buiten onze openingstijden bereikt.';
    const when = promised === null ? 'zo snel mogelijk' : by(promised);
    return assigneeName === null
      ? `${thanks} U hoort ${when} van ons.`
      : `${thanks} ${assigneeName} gaat ermee aan de slag en neemt ${when} contact met u op.`;
  },
  addMore: 'Wilt u nog iets toevoegen? Beantwoord dan deze e-mail.',
  closing: 'Met vriendelijke groet',
  automatic: 'Deze bevestiging is automatisch verstuurd.',
  subject: (dealerName) => `Uw aanvraag bij ${dealerName}`,
  forward: {
    subject: ({ customerName, about }) => `Aanvraag van ${customerName}${about === null ? '' : `: ${about}`}`,
    opening: (dealerName) =>
      `Bij ${dealerName} is een nieuwe aanvraag binnengekomen. Deze kopie is verstuurd door een doorstuurregel.`,
    labels: {
      customer: 'Klant',
      email: 'E-mail',
      phone: 'Telefoon',
      subject: 'Onderwerp',
      vehicle: 'Auto',
      source: 'Bron',
      assignee: 'Behandelaar',
      comment: 'Bericht',
    },
    open: 'De lead openen:',
  },
  notice: {
    subject: (dealerName) => `Een bericht wacht op toewijzing (${dealerName})`,
    text: ({ from, subject, link }) =>
      [
        'Van een bericht is geen lead gemaakt. Het staat in het postvak en wacht tot iemand het toewijst.',
        `Van: ${from}\nOnderwerp: ${subject ?? '(geen onderwerp)'}`,
        ...(link === null ? [] : [link]),
      ].join('\n\n'),
  },
};

function by({ day, date, time }: PromisedTime): string {
  if (day === 'today') return `vandaag vóór ${time} uur`;
  if (day === 'tomorrow') return `morgen, ${date}, vóór ${time} uur`;
  return `${date} vóór ${time} uur`;
}

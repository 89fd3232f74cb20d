import type { MailWords, PromisedTime } from './words.ts';

export const en: MailWords = {
  locale: 'en-GB',
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  reply: ({ assigneeName, promised, insideHours }) => {
    const thanks = insideHours
      ? 'Thank you for your enquiry.'
      : 'Thank you for your enquiry. It reached us outside our opening hours.';
    const when = promised === null ? 'as soon as possible' : by(promised);
    return assigneeName === null
      ? `${thanks} You will hear from us ${when}.`
      : `${thanks} ${assigneeName} is looking after it and will get back to you ${when}.`;
  },
  addMore: 'Anything to add? Simply reply to this e-mail.',
  closing: 'Kind regards',
  automatic: 'This confirmation was sent automatically.',
  subject: (dealerName) => `Your enquiry at ${dealerName}`,
  forward: {
    subject: ({ customerName, about }) => `Enquiry of ${customerName}${about === null ? '' : `: ${about}`}`,
    opening: (dealerName) => `A new enquiry reached ${dealerName}. This copy was sent by a forwarding rule.`,
    labels: {
      customer: 'Customer',
      email: 'E-mail',
      phone: 'Phone',
      subject: 'Subject',
      vehicle: 'Vehicle',
      source: 'Source',
      assignee: 'Assignee',
      comment: 'Message',
    },
    open: 'Open the lead:',
  },
  notice: {
    subject: (dealerName) => `A message waits to be assigned (${dealerName})`,
    text: ({ from, subject, link }) =>
      [
        'A message became no lead. It is in the inbox and waits until somebody assigns it.',
        `From: ${from}\nSubject: ${subject ?? '(no subject)'}`,
        ...(link === null ? [] : [link]),
      ].join('\n\n'),
  },
};

function by({ day, date, time }: PromisedTime): string {
  if (day === 'today') return `today by ${time}`;
  if (day === 'tomorrow') return `tomorrow, ${date}, by ${time}`;
  return `on ${date} by ${time}`;
}

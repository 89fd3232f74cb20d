import type { DemoModel } from './cast.ts';
import type { DemoCustomer } from './people-names.ts';
import type { Chance } from './random.ts';
import { questions } from './words.ts';

export interface DemoVehicle extends DemoModel {
  readonly offerNumber: string;
}

interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly contentType?: string;
  readonly body: string;
  readonly at: Temporal.Instant;
  readonly headers?: readonly string[];
}

let serial = 0;

/** The bytes of a mail as another system would send them. */
export function composeMail({ from, to, subject, contentType, body, at, headers = [] }: Mail): Buffer {
  serial += 1;
  return Buffer.from(
    [
      `From: ${from}`,
      `To: ${to}`,
      `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
      `Date: ${rfcDate(at)}`,
      `Message-ID: <demo-${at.epochMilliseconds}-${serial}@example.net>`,
      'MIME-Version: 1.0',
      `Content-Type: ${contentType ?? 'text/plain'}; charset=utf-8`,
      'Content-Transfer-Encoding: 8bit',
      ...headers,
      '',
      body.replaceAll('\n', '\r\n'),
    ].join('\r\n'),
  );
}

/** One enquiry about a car (or none in particular), in one of the shapes that dealers get. */
export function inventEnquiry(
  chance: Chance,
  {
    customer,
    vehicle,
    dealerAddress,
    at,
  }: { customer: DemoCustomer; vehicle: DemoVehicle; dealerAddress: string; at: Temporal.Instant },
): { bytes: Buffer; envelopeFrom: string } {
  const question = chance
    .pick(questions[customer.language])
    .replace('{car}', `${vehicle.make} ${vehicle.model}`);
  const shape = chance.pick(['adf', 'adf', 'form', 'form', 'free'] as const);
  const parts = { customer, vehicle, dealerAddress, at, question };
  if (shape === 'adf') return { bytes: adfMail(chance, parts), envelopeFrom: 'leads@portal.example' };
  if (shape === 'form') return { bytes: formMail(parts), envelopeFrom: 'website@autohaus.example' };
  return { bytes: freeMail(parts), envelopeFrom: customer.email };
}

interface EnquiryParts {
  readonly customer: DemoCustomer;
  readonly vehicle: DemoVehicle;
  readonly dealerAddress: string;
  readonly at: Temporal.Instant;
  readonly question: string;
}

function adfMail(chance: Chance, { customer, vehicle, dealerAddress, at, question }: EnquiryParts): Buffer {
  const tradeIn = chance.happens(0.2)
    ? `<vehicle interest="trade-in" status="used"><year>${chance.between(2011, 2019)}</year><make>Opel</make><model>Corsa</model><odometer units="km">${chance.between(60, 160)}000</odometer></vehicle>`
    : '';
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<?adf version="1.0"?>
<adf><prospect>
<requestdate>${at.toString()}</requestdate>
<vehicle interest="${chance.happens(0.2) ? 'test-drive' : 'buy'}" status="used"><make>${escapeXml(vehicle.make)}</make><model>${escapeXml(vehicle.model)}</model><stock>${vehicle.offerNumber}</stock></vehicle>${tradeIn}
<customer><contact><name part="first">${escapeXml(customer.first)}</name><name part="last">${escapeXml(customer.last)}</name><email>${customer.email}</email><phone>${customer.phone}</phone></contact><comments>${escapeXml(question)}</comments></customer>
<provider><name>Autobörse Südwest</name></provider>
</prospect></adf>
`;
  return composeMail({
    from: 'Autobörse Südwest <leads@portal.example>',
    to: dealerAddress,
    subject: `${vehicle.make} ${vehicle.model}`,
    body,
    at,
  });
}

const labels = {
  de: {
    subject: 'Anfrage über die Website',
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefon',
    car: 'Fahrzeug',
    number: 'Angebotsnummer',
    message: 'Nachricht',
  },
  nl: {
    subject: 'Aanvraag via de website',
    name: 'Naam',
    email: 'E-mail',
    phone: 'Telefoon',
    car: 'Auto',
    number: 'Aanbodnummer',
    message: 'Bericht',
  },
  en: {
    subject: 'Enquiry from the website',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    car: 'Vehicle',
    number: 'Stock number',
    message: 'Message',
  },
};

function formMail({ customer, vehicle, dealerAddress, at, question }: EnquiryParts): Buffer {
  const words = labels[customer.language];
  return composeMail({
    from: 'Website <website@autohaus.example>',
    to: dealerAddress,
    subject: words.subject,
    at,
    headers: [`Reply-To: ${customer.email}`],
    body: `${words.name}: ${customer.first} ${customer.last}
${words.email}: ${customer.email}
${words.phone}: ${customer.phone}
${words.car}: ${vehicle.make} ${vehicle.model}
${words.number}: ${vehicle.offerNumber}
${words.message}: ${question}
`,
  });
}

function freeMail({ customer, vehicle, dealerAddress, at, question }: EnquiryParts): Buffer {
  return composeMail({
    from: `${customer.first} ${customer.last} <${customer.email}>`,
    to: dealerAddress,
    subject: `${vehicle.make} ${vehicle.model}, ${vehicle.offerNumber}`,
    at,
    body: `${question}\n\n${customer.first} ${customer.last}\nTel. ${customer.phone}\n`,
  });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function rfcDate(at: Temporal.Instant): string {
  const utc = at.toZonedDateTimeISO('UTC');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${days[utc.dayOfWeek - 1]}, ${two(utc.day)} ${months[utc.month - 1]} ${utc.year} ${two(utc.hour)}:${two(utc.minute)}:${two(utc.second)} +0000`;
}

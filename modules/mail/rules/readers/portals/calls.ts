import { titleInText } from '../../makes.ts';
import { emptyLead, emptyVehicle } from '../lead.ts';
import type { ReadLead } from '../understood.ts';

const call =
  /\b(?:anruf|oproep|appel|chiamata|richiesta telefonica|llamada|(?:missed|accepted|answered) call)\b/i;
const missed =
  /verpasst|gemist|\bmiste\b|manqu[ée]|senza risposta|perdida|missed|unanswered|nicht angenommen/i;

/** A call reported in a mail's subject, in any of the languages of AutoScout24's call tracker; null for others. */
export function callOfSubject(subject: string | null): ReadLead | null {
  if (!subject || subject.length > 400 || !call.test(subject)) return null;
  const seller =
    /(?:knd\.?-?\s?nr|klant\s?nr|n° client|sell\s?id|kundennummer|klantnummer|customer (?:no|id))\s*[.:]{0,2}\s*:?\s*(\d{4,12})/i.exec(
      subject,
    );
  const rest = seller ? subject.slice(seller.index + seller[0].length) : subject;
  const title = titleInText(rest);
  return {
    ...emptyLead,
    vehicleOfInterest: title
      ? { ...emptyVehicle, ...title, model: title.model?.replace(/,.*$/, '').trim() ?? null }
      : null,
    provider: { name: 'AutoScout24' },
    extras: {
      leadType: missed.test(rest) ? 'missed call' : 'accepted call',
      callTime: /\b(\d{1,2}:\d\d)\b/.exec(rest)?.[1] ?? null,
      ...(seller?.[1] ? { sellerId: seller[1] } : {}),
    },
    found: { 'extras.leadType': { confidence: 0.9, place: 'header:Subject' } },
  };
}

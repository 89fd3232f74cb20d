import { titleInText } from '../../makes.ts';
import { linkOf } from '../form/values.ts';
import { emptyVehicle } from '../lead.ts';
import type { LeadVehicle } from '../understood.ts';
import { titleOf, vehicleOfLines } from './layout.ts';
import type { Portal } from './list.ts';

/** Everything a portal's mail says about the advertised car: labels, blocks, links, subject, the customer's sentence. */
export function vehicleOf(
  labelled: LeadVehicle | null,
  body: string,
  block: readonly string[],
  comments: string | null,
  subject: string | null,
  from: Portal,
): LeadVehicle | null {
  const merged: LeadVehicle = { ...emptyVehicle, ...labelled, ...vehicleOfLines(block) };
  const link = merged.url ?? listingLink(body, from);
  const listing = merged.listingId ?? (link && from.listing ? from.listing.exec(link)?.[1] : undefined);
  const bySubject = titleOf(body.split('\n'), subject);
  const inSentence = titleInText(comments ?? '');
  const title = bySubject ?? (inSentence?.year ? inSentence : null);
  const named = merged.make === null && merged.model === null && title ? title : null;
  const vehicle = {
    ...merged,
    year: merged.year ?? named?.year ?? null,
    make: named?.make ?? merged.make,
    model: named?.model ?? merged.model,
    ...(listing ? { listingId: listing } : {}),
    ...(link ? { url: link } : {}),
  };
  const says = Object.values(vehicle).some((value) => value !== null && value !== undefined);
  return says ? vehicle : null;
}

/** The first link of the body that leads to the portal itself. */
function listingLink(body: string, from: Portal): string | null {
  for (const match of body.slice(0, 50_000).matchAll(/https?:\/\/([\w.-]{3,200})[^\s<>"']{0,1000}/gi)) {
    const host = (match[1] ?? '').toLowerCase();
    if (from.domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) {
      const link = linkOf(match[0]);
      if (link && /\/[^/]{3,}/.test(link.replace(/^https?:\/\/[^/]+/, ''))) return link;
    }
  }
  return null;
}

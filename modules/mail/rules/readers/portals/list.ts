import type { ParsedMail } from '../../mime/parsed-mail.ts';

/** A marketplace whose mails we know by their sender. */
export interface Portal {
  readonly name: string;
  /** Domains it sends from; subdomains count. */
  readonly domains: readonly string[];
  /** Addresses that stand for one buyer; answers to them reach him. */
  readonly relay: RegExp | null;
  /** Number of the advertisement inside its links. */
  readonly listing: RegExp | null;
}

const portal = (
  name: string,
  domains: string,
  relay: RegExp | null = null,
  listing: RegExp | null = null,
): Portal => ({
  name,
  domains: domains.split(' '),
  relay,
  listing,
});

const schibsted =
  /@(?:reply|mail|msg|message|messages|berichten|contact)[\w.-]*\.(?:2dehands\.be|2ememain\.be|marktplaats\.nl)$/;
const advert = /\/([ma]\d{3,12})(?:[-/?.]|$)/;

export const portals: readonly Portal[] = [
  portal(
    'mobile.de',
    'mobile.de',
    /@(?:kontakt|reply|mail|nachricht\w*)\.mobile\.de$/,
    /[?&]id=(\d{6,12})\b/,
  ),
  portal(
    'Kleinanzeigen',
    'kleinanzeigen.de ebay-kleinanzeigen.de',
    /@mail\.(?:ebay-)?kleinanzeigen\.de$/,
    /\/(\d{8,12})(?:-\d|$|[?/])/,
  ),
  portal(
    'AutoScout24',
    'autoscout24.com autoscout24.de autoscout24.nl autoscout24.be autoscout24.fr autoscout24.it autoscout24.at autoscout24.ch autoscout24.lu autoscout24.es',
    /@(?:reply|relay|kontakt|contact)[\w.-]*\.autoscout24\.\w{2,3}$/,
  ),
  portal('2dehands', '2dehands.be', schibsted, advert),
  portal('2ememain', '2ememain.be', schibsted, advert),
  portal('Marktplaats', 'marktplaats.nl', schibsted, advert),
  portal(
    'AutoTrader',
    'trader.ca autotrader.ca autotrader.com autotrader.co.uk',
    /@(?:reply|messages)[\w.-]*\.(?:trader\.ca|autotrader\.[\w.]{2,6})$/,
  ),
  portal(
    'CarGurus',
    'cargurus.com cargurus.ca cargurus.co.uk',
    /@(?:reply|relay)[\w.-]*\.cargurus\.[\w.]{2,6}$/,
  ),
  portal('AutoTrack', 'autotrack.nl'),
  portal('Gaspedaal', 'gaspedaal.nl'),
  portal('AutoWereld', 'autowereld.nl'),
  portal('Gocar', 'gocar.be'),
  portal('Autogids', 'autogids.be moniteurautomobile.be'),
  portal('willhaben', 'willhaben.at', /@(?:reply|nachricht|message)[\w.-]*\.willhaben\.at$/),
  portal('heycar', 'heycar.de heycar.com hey.car'),
  portal('pkw.de', 'pkw.de'),
  portal('12Gebrauchtwagen', '12gebrauchtwagen.de'),
  portal('leboncoin', 'leboncoin.fr', /@messagerie\.leboncoin\.fr$/),
  portal('La Centrale', 'lacentrale.fr'),
  portal('Cars.com', 'cars.com'),
  portal('Edmunds', 'edmunds.com'),
  portal('KSL', 'ksl.com'),
  portal('Kijiji', 'kijiji.ca', /@rts\.kijiji\.ca$/),
];

/** The portal a mail comes from: by From, Sender or Reply-To. */
export function portalOf(mail: ParsedMail): Portal | null {
  const addresses = [mail.from?.address, mail.sender?.address, ...mail.replyTo.map((one) => one.address)];
  for (const address of addresses) {
    const domain = address?.split('@').at(-1) ?? '';
    const found = portals.find((one) =>
      one.domains.some((known) => domain === known || domain.endsWith(`.${known}`)),
    );
    if (found) return found;
  }
  return null;
}

/** The relay address a mail may be answered to, null when there is none. */
export function relayOf(mail: ParsedMail, of: Portal): string | null {
  const { relay } = of;
  if (!relay) return null;
  return (
    [...mail.replyTo, ...(mail.from ? [mail.from] : [])].find((one) => relay.test(one.address))?.address ??
    null
  );
}

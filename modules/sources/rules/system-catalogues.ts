export type Channel = 'email' | 'api' | 'webForm' | 'phone' | 'walkIn';
export type Outcome = 'won' | 'lost' | 'invalid';

/** A source that every dealer starts with. */
export interface SystemSource {
  readonly key: string;
  /** Null: worded by the web from the key. Names of marketplaces are the same in every language. */
  readonly name: string | null;
  readonly channel: Channel;
  /** Domains (and their subdomains) or whole addresses of senders. */
  readonly senders: readonly string[];
  /** As documents name their provider, compared as letters and digits only. */
  readonly providers: readonly string[];
}

function marketplace(
  key: string,
  name: string,
  senders: readonly string[],
  providers: readonly string[] = [],
): SystemSource {
  return { key, name, channel: 'email', senders, providers: [name, ...providers] };
}

function way(key: Channel): SystemSource {
  return { key, name: null, channel: key, senders: [], providers: [] };
}

/** In the order of lists. */
export const systemSources: readonly SystemSource[] = [
  way('email'),
  way('webForm'),
  way('phone'),
  way('walkIn'),
  way('api'),
  marketplace('mobileDe', 'mobile.de', ['mobile.de', 'team.mobile.de'], ['mobile']),
  marketplace(
    'autoScout24',
    'AutoScout24',
    [
      'autoscout24.de',
      'autoscout24.com',
      'autoscout24.nl',
      'autoscout24.be',
      'autoscout24.at',
      'autoscout24.ch',
      'autoscout24.it',
      'autoscout24.fr',
    ],
    ['AutoScout'],
  ),
  marketplace(
    'kleinanzeigen',
    'Kleinanzeigen',
    ['kleinanzeigen.de', 'ebay-kleinanzeigen.de'],
    ['eBay Kleinanzeigen'],
  ),
  marketplace('heycar', 'heycar', ['heycar.de', 'heycar.com', 'hey.car']),
  marketplace('pkwDe', 'pkw.de', ['pkw.de']),
  marketplace('zwoelfGebrauchtwagen', '12Gebrauchtwagen', ['12gebrauchtwagen.de']),
  marketplace('carwow', 'carwow', ['carwow.de', 'carwow.co.uk', 'carwow.com']),
  marketplace('marktplaats', 'Marktplaats', ['marktplaats.nl']),
  marketplace('tweedehands', '2dehands', ['2dehands.be', '2ememain.be'], ['2ememain']),
  marketplace('autotrack', 'AutoTrack', ['autotrack.nl']),
  marketplace('gaspedaal', 'Gaspedaal', ['gaspedaal.nl']),
  marketplace('viaBovag', 'viaBOVAG', ['viabovag.nl']),
  marketplace(
    'autotrader',
    'AutoTrader',
    ['autotrader.co.uk', 'autotrader.com', 'autotrader.ca'],
    ['Auto Trader'],
  ),
  marketplace('carGurus', 'CarGurus', ['cargurus.com', 'cargurus.co.uk', 'cargurus.de']),
  marketplace('meta', 'Meta Lead Ads', ['facebookmail.com'], ['Facebook', 'Instagram', 'Meta']),
  marketplace('googleLeadForms', 'Google', [], ['Google Lead Form', 'Google Ads']),
];

export interface SystemReason {
  readonly key: string;
  readonly outcome: Outcome;
}

/** Closing reasons that every dealer starts with, worded by the web; in the order of lists. */
export const systemReasons: readonly SystemReason[] = [
  { key: 'bought', outcome: 'won' },
  { key: 'leased', outcome: 'won' },
  { key: 'boughtElsewhere', outcome: 'lost' },
  { key: 'noInterest', outcome: 'lost' },
  { key: 'priceTooHigh', outcome: 'lost' },
  { key: 'vehicleSold', outcome: 'lost' },
  { key: 'tradeInTooLow', outcome: 'lost' },
  { key: 'noFinancing', outcome: 'lost' },
  { key: 'notReached', outcome: 'lost' },
  { key: 'spam', outcome: 'invalid' },
  { key: 'duplicate', outcome: 'invalid' },
  { key: 'wrongDealer', outcome: 'invalid' },
  { key: 'test', outcome: 'invalid' },
];

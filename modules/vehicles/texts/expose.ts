import type { Language } from '../../../platform/http/shapes.ts';
import type { Fuel } from '../contract.ts';

interface ExposeTexts {
  readonly fileName: string;
  readonly conditions: { readonly new: string; readonly used: string };
  readonly fuels: { readonly [fuel in Fuel]: string };
  readonly transmissions: { readonly manual: string; readonly automatic: string };
  readonly labels: {
    readonly [label in
      | 'condition'
      | 'firstRegistration'
      | 'mileage'
      | 'fuel'
      | 'transmission'
      | 'power'
      | 'body'
      | 'colour'
      | 'doors'
      | 'seats'
      | 'nextInspection'
      | 'ownersBefore'
      | 'location'
      | 'offerNumber'
      | 'vin'
      | 'consumption'
      | 'powerConsumption'
      | 'co2'
      | 'co2Class'
      | 'electricRange']: string;
  };
  readonly data: string;
  readonly equipment: string;
  readonly description: string;
  readonly environment: string;
  readonly contact: string;
  readonly priceOnRequest: string;
  readonly wltp: string;
  readonly noWarranty: string;
  readonly page: (page: number, pages: number) => string;
}

export const exposeTexts: { readonly [language in Language]: ExposeTexts } = {
  de: {
    fileName: 'Exposé',
    conditions: { new: 'Neuwagen', used: 'Gebrauchtwagen' },
    fuels: {
      petrol: 'Benzin',
      diesel: 'Diesel',
      hybrid: 'Hybrid',
      pluginHybrid: 'Plug-in-Hybrid',
      electric: 'Elektro',
      gas: 'Gas',
      hydrogen: 'Wasserstoff',
      other: 'Sonstiger',
    },
    transmissions: { manual: 'Schaltgetriebe', automatic: 'Automatik' },
    labels: {
      condition: 'Zustand',
      firstRegistration: 'Erstzulassung',
      mileage: 'Kilometerstand',
      fuel: 'Kraftstoff',
      transmission: 'Getriebe',
      power: 'Leistung',
      body: 'Karosserie',
      colour: 'Farbe',
      doors: 'Türen',
      seats: 'Sitze',
      nextInspection: 'Hauptuntersuchung',
      ownersBefore: 'Vorbesitzer',
      location: 'Standort',
      offerNumber: 'Angebotsnummer',
      vin: 'FIN',
      consumption: 'Energieverbrauch (kombiniert)',
      powerConsumption: 'Stromverbrauch (kombiniert)',
      co2: 'CO₂-Emissionen (kombiniert)',
      co2Class: 'CO₂-Klasse',
      electricRange: 'Elektrische Reichweite',
    },
    data: 'Fahrzeugdaten',
    equipment: 'Ausstattung',
    description: 'Beschreibung',
    environment: 'Verbrauch und Emissionen',
    contact: 'Ihr Ansprechpartner',
    priceOnRequest: 'Preis auf Anfrage',
    wltp: 'Die Werte wurden nach dem vorgeschriebenen Messverfahren WLTP ermittelt.',
    noWarranty:
      'Irrtümer, Änderungen und Zwischenverkauf vorbehalten. Dieses Exposé ist kein verbindliches Angebot.',
    page: (page, pages) => `Seite ${page} von ${pages}`,
  },
  nl: {
    fileName: 'Exposé',
    conditions: { new: 'Nieuwe auto', used: 'Occasion' },
    fuels: {
      petrol: 'Benzine',
      diesel: 'Diesel',
      hybrid: 'Hybride',
      pluginHybrid: 'Plug-in hybride',
      electric: 'Elektrisch',
      gas: 'Gas',
      hydrogen: 'Waterstof',
      other: 'Overig',
    },
    transmissions: { manual: 'Handgeschakeld', automatic: 'Automaat' },
    labels: {
      condition: 'Staat',
      firstRegistration: 'Eerste toelating',
      mileage: 'Kilometerstand',
      fuel: 'Brandstof',
      transmission: 'Transmissie',
      power: 'Vermogen',
      body: 'Carrosserie',
      colour: 'Kleur',
      doors: 'Deuren',
      seats: 'Zitplaatsen',
      nextInspection: 'APK tot',
      ownersBefore: 'Vorige eigenaren',
      location: 'Vestiging',
      offerNumber: 'Aanbodnummer',
      vin: 'Chassisnummer',
      consumption: 'Energieverbruik (gecombineerd)',
      powerConsumption: 'Stroomverbruik (gecombineerd)',
      co2: 'CO₂-uitstoot (gecombineerd)',
      co2Class: 'CO₂-klasse',
      electricRange: 'Elektrische actieradius',
    },
    data: 'Gegevens',
    equipment: 'Uitrusting',
    description: 'Omschrijving',
    environment: 'Verbruik en uitstoot',
    contact: 'Je contactpersoon',
    priceOnRequest: 'Prijs op aanvraag',
    wltp: 'De waarden zijn gemeten volgens de voorgeschreven WLTP-methode.',
    noWarranty:
      'Vergissingen, wijzigingen en tussentijdse verkoop voorbehouden. Dit exposé is geen bindend aanbod.',
    page: (page, pages) => `Pagina ${page} van ${pages}`,
  },
  en: {
    fileName: 'Exposé',
    conditions: { new: 'New car', used: 'Used car' },
    fuels: {
      petrol: 'Petrol',
      diesel: 'Diesel',
      hybrid: 'Hybrid',
      pluginHybrid: 'Plug-in hybrid',
      electric: 'Electric',
      gas: 'Gas',
      hydrogen: 'Hydrogen',
      other: 'Other',
    },
    transmissions: { manual: 'Manual', automatic: 'Automatic' },
    labels: {
      condition: 'Condition',
      firstRegistration: 'First registration',
      mileage: 'Mileage',
      fuel: 'Fuel',
      transmission: 'Transmission',
      power: 'Power',
      body: 'Body',
      colour: 'Colour',
      doors: 'Doors',
      seats: 'Seats',
      nextInspection: 'Next inspection',
      ownersBefore: 'Previous owners',
      location: 'Location',
      offerNumber: 'Offer number',
      vin: 'VIN',
      consumption: 'Energy consumption (combined)',
      powerConsumption: 'Power consumption (combined)',
      co2: 'CO₂ emissions (combined)',
      co2Class: 'CO₂ class',
      electricRange: 'Electric range',
    },
    data: 'Data',
    equipment: 'Equipment',
    description: 'Description',
    environment: 'Consumption and emissions',
    contact: 'Your contact',
    priceOnRequest: 'Price on request',
    wltp: 'The figures were measured by the prescribed WLTP procedure.',
    noWarranty: 'Errors, changes and prior sale excepted. This exposé is no binding offer.',
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
};

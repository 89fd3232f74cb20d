import { Transformer } from '@napi-rs/image';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { NewVehicle } from '../contract.ts';
import { type ExposeSubject, exposeContent } from '../rules/expose.ts';
import { completed } from '../rules/values.ts';
import { drawExpose } from './draw.ts';

const golf: NewVehicle = {
  make: 'Volkswagen',
  model: 'Golf VIII 1.5 eTSI „Style“',
  condition: 'used',
  offerNumber: 'GW-2231',
  vin: 'WVWZZZCDZMW000001',
  price: { cents: 2_149_000, currency: 'EUR' },
  mileageKm: 34_500,
  firstRegistration: '2021-03-09',
  fuel: 'hybrid',
  transmission: 'automatic',
  powerKw: 110,
  colour: 'Pyritsilber',
  nextInspection: '2026-09-01',
  litresPer100Km: 5.4,
  co2GramsPerKm: 122,
  co2Class: 'D',
  equipment: ['Sitzheizung', 'Navigationssystem', 'LED-Scheinwerfer'],
};
const house = {
  street: 'Basler Straße 12',
  postcode: '79540',
  city: 'Lörrach',
  phone: '+49 7621 1234',
  email: 'verkauf@autohaus.example',
  website: 'www.autohaus.example',
  smallPrint: 'Autohaus Lörrach GmbH, HRB 12345.',
};
const subject = (
  change: Partial<NewVehicle> = {},
  language: ExposeSubject['language'] = 'de',
): ExposeSubject => ({
  values: completed({ ...golf, ...change }),
  language,
  dealerName: 'Autohaus Lörrach',
  house,
  person: { name: 'Anna Vogt', email: 'anna@autohaus.example' },
});

async function pagesOf(wanted: ExposeSubject, pictures: readonly Buffer[] = []): Promise<string[]> {
  const bytes = await drawExpose(exposeContent(wanted), {
    language: wanted.language,
    at: Temporal.Instant.from('2026-03-10T10:00Z'),
    pictures,
  });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
}

describe('an exposé', () => {
  it('says everything on one page, with umlauts', async () => {
    const picture = await Transformer.fromSvg(
      '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#357"/></svg>',
    ).png();
    const photo = await new Transformer(picture).jpeg();
    const pages = await pagesOf(subject(), [photo, photo, photo]);
    expect(pages.length).toBe(1);
    for (const part of [
      'Volkswagen Golf VIII 1.5 eTSI „Style“',
      '21.490 €',
      'Gebrauchtwagen · 03/2021 · 34.500 km · Hybrid · 110 kW (150 PS)',
      'Hauptuntersuchung 09/2026',
      'Energieverbrauch (kombiniert) 5,4 l/100 km',
      'CO₂-Klasse D',
      'WLTP',
      'Basler Straße 12 79540 Lörrach',
      'Anna Vogt',
      'HRB 12345',
      'Seite 1 von 1',
    ]) {
      expect(pages[0]).toContain(part);
    }
  });

  it.each([
    ['nl', 'Occasion', 'Automaat', '€ 21.490'],
    ['en', 'Used car', 'Automatic', '€21,490'],
  ] as const)('speaks %s', async (language, condition, gearbox, price) => {
    const [page] = await pagesOf(subject({}, language));
    for (const part of [condition, gearbox, price]) expect(page).toContain(part);
  });

  it('runs on over pages, each with its number and the small print', async () => {
    const text = 'Ein gepflegtes Fahrzeug aus erster Hand. '.repeat(200);
    const pages = await pagesOf(subject({ description: text }));
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Seite ${index + 1} von ${pages.length}`);
      expect(page).toContain('Zwischenverkauf');
    }
  });

  it('leaves out what is not known, and claims no measurement without figures', async () => {
    const content = exposeContent({
      ...subject(),
      values: completed({ make: 'Opel', model: 'Corsa', condition: 'new' }),
      person: null,
    });
    expect(content.data.rows).toEqual([['Zustand', 'Neuwagen']]);
    expect(content.price).toBe('Preis auf Anfrage');
    expect(content.smallPrint.join(' ')).not.toContain('WLTP');
    expect(content.contact.lines).toEqual([]);
  });

  it('has a name that every disk takes, and says what it is', async () => {
    expect(exposeContent(subject({ model: 'A/B: "C"' })).fileName).toBe(
      'Exposé Volkswagen A-B- -C- GW-2231.pdf',
    );
    const bytes = await drawExpose(exposeContent(subject()), {
      language: 'de',
      at: Temporal.Instant.from('2026-03-10T10:00Z'),
      pictures: [],
    });
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(bytes)));
    expect(info).toMatchObject({ Author: 'Autohaus Lörrach', Language: 'de' });
  });
});

import type { Language } from '../../../platform/http/shapes.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import { type KeptUpload, keepUpload } from '../../mail/index.ts';
import { findPerson } from '../../people/index.ts';
import { drawExpose } from '../expose/draw.ts';
import { exposeContent } from '../rules/expose.ts';
import { loadPicture, picturesOf } from '../store/pictures.ts';
import { needVehicle } from './save-vehicle.ts';

const shownPictures = 4;

/** The vehicle on paper, as it is now. Refuses `vehicles.notFound`. */
export async function makeExpose(
  tx: DealerTx,
  { vehicleId, language }: { readonly vehicleId: string; readonly language: Language },
): Promise<{ readonly name: string; readonly contentType: string; readonly bytes: Buffer }> {
  const { values } = await needVehicle(tx, vehicleId);
  const dealer = await getDealer(tx);
  const { value: house } = await readSettings(tx, 'house');
  const person = values.contactPersonId === null ? null : await findPerson(tx, values.contactPersonId);
  const content = exposeContent({
    values,
    language,
    dealerName: dealer.name,
    house,
    person: person?.active ? { name: person.name, email: person.email } : null,
  });
  const pictures: Buffer[] = [];
  for (const { pictureId } of (await picturesOf(tx, vehicleId)).slice(0, shownPictures)) {
    const bytes = await loadPicture(tx, { vehicleId, pictureId, thumbnail: false });
    if (bytes) pictures.push(bytes);
  }
  const bytes = await drawExpose(content, { language, at: tx.now, pictures });
  return { name: content.fileName, contentType: 'application/pdf', bytes };
}

/** Makes the exposé and keeps it like an uploaded file, to be attached to an answer. */
export async function keepExpose(
  tx: DealerTx,
  wanted: { readonly vehicleId: string; readonly language: Language },
): Promise<KeptUpload> {
  return keepUpload(tx, await makeExpose(tx, wanted));
}

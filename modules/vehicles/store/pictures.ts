import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';

export interface PictureRow {
  readonly pictureId: string;
  readonly width: number;
  readonly height: number;
}

/** The pictures that are shown, in their order. */
export async function picturesOf(tx: DealerTx, vehicleId: string): Promise<PictureRow[]> {
  return tx.db
    .selectFrom('vehicle_picture')
    .select(['picture_id as pictureId', 'width', 'height'])
    .where('dealer_id', '=', tx.dealerId)
    .where('vehicle_id', '=', vehicleId)
    .where('position', 'is not', null)
    .orderBy('position')
    .orderBy('picture_id')
    .execute();
}

/** Puts a picture behind the others. The hashes are hex. */
export async function insertPicture(
  tx: DealerTx,
  picture: {
    readonly vehicleId: string;
    readonly sha256: string;
    readonly thumbnailSha256: string;
    readonly width: number;
    readonly height: number;
  },
): Promise<string> {
  const pictureId = newId(tx.now);
  await sql`
    insert into vehicle_picture (dealer_id, picture_id, vehicle_id, position, sha256, thumbnail_sha256, width, height, added_at)
    select ${tx.dealerId}, ${pictureId}, ${picture.vehicleId}, coalesce(max(position) + 1, 0),
      ${Buffer.from(picture.sha256, 'hex')}, ${Buffer.from(picture.thumbnailSha256, 'hex')},
      ${picture.width}::int, ${picture.height}::int, ${tx.now}
    from vehicle_picture where dealer_id = ${tx.dealerId} and vehicle_id = ${picture.vehicleId}`.execute(
    tx.db,
  );
  return pictureId;
}

/** Shows these in this order, and no others; what is none of this vehicle's is left out. */
export function orderPictures(tx: DealerTx, vehicleId: string, pictureIds: readonly string[]): void {
  tx.write(sql`
    update vehicle_picture set position = array_position(${[...pictureIds]}::uuid[], picture_id)
    where dealer_id = ${tx.dealerId} and vehicle_id = ${vehicleId}`);
}

/** The bytes of a picture, also of one that is not shown any more; null: there is none. */
export async function loadPicture(
  tx: DealerTx,
  picture: { readonly vehicleId: string; readonly pictureId: string; readonly thumbnail: boolean },
): Promise<Buffer | null> {
  const row = await tx.db
    .selectFrom('vehicle_picture as picture')
    .innerJoin('file', (join) =>
      join
        .onRef('file.dealer_id', '=', 'picture.dealer_id')
        .onRef('file.sha256', '=', picture.thumbnail ? 'picture.thumbnail_sha256' : 'picture.sha256'),
    )
    .select('file.bytes')
    .where('picture.dealer_id', '=', tx.dealerId)
    .where('picture.vehicle_id', '=', picture.vehicleId)
    .where('picture.picture_id', '=', picture.pictureId)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

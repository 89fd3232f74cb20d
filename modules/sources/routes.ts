import { type TSchema, Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import {
  type CatalogueName,
  CatalogueOrder,
  type NewEntryOf,
  NewReason,
  NewSource,
  ReasonCatalogue,
  ReasonChanges,
  ReasonPatch,
  SourceCatalogue,
  SourceChanges,
  SourcePatch,
} from './contract.ts';
import { type EntryOf, mayRemove } from './rules/entry.ts';
import { catalogueChanges } from './screens/catalogue-changes.ts';
import { listEntries } from './store/index.ts';
import {
  addEntry,
  changeEntry,
  orderCatalogue,
  removeEntry,
  undoChange,
} from './use-cases/keep-catalogue.ts';

const tag = 'Catalogues';
const addresses: Readonly<Record<CatalogueName, string>> = {
  sources: 'sources',
  closingReasons: 'closing-reasons',
};

export function routes(app: HttpApp): void {
  catalogueRoutes(
    app,
    'sources',
    { list: SourceCatalogue, added: NewSource, patch: SourcePatch, changes: SourceChanges },
    (added) => ({
      ...added,
      hidden: false,
      defaultType: null,
      groupName: null,
      callNumber: null,
      responseMinutes: null,
    }),
  );
  catalogueRoutes(
    app,
    'closingReasons',
    { list: ReasonCatalogue, added: NewReason, patch: ReasonPatch, changes: ReasonChanges },
    (added) => ({ ...added, hidden: false }),
  );
}

interface Schemas {
  readonly list: TSchema;
  readonly added: TSchema;
  readonly patch: TSchema;
  readonly changes: TSchema;
}

/** `complete` makes an entry of what a new one says. */
function catalogueRoutes<C extends CatalogueName>(
  app: HttpApp,
  catalogue: C,
  schemas: Schemas,
  complete: (added: NewEntryOf[C]) => EntryOf[C],
): void {
  const path = `/catalogues/${addresses[catalogue]}`;
  const ofEntry = Type.Object({ entryId: Id });
  const list = async (tx: DealerTx, mayChange: boolean) => ({
    rows: (await listEntries(tx, catalogue)).map(({ entryId, key, uses, value }) => ({
      ...value,
      entryId,
      key,
      uses,
      mayRemove: mayRemove({ key, uses }),
    })),
    mayChange,
  });
  dealerRoute(app, {
    method: 'GET',
    path,
    tag,
    summary: `The catalogue ${catalogue}, hidden entries too`,
    schema: { response: schemas.list },
    handler: ({ tx, actor: { rights } }) => list(tx, rights.changeSettings),
  });
  dealerRoute(app, {
    method: 'POST',
    path,
    tag,
    summary: `Add an entry of one's own to ${catalogue}`,
    description: '409 `sources.nameTaken`.',
    schema: { body: schemas.added, response: schemas.list },
    status: 201,
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, body }) => {
      await addEntry(tx, catalogue, complete(body as NewEntryOf[C]));
      return list(tx, true);
    },
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: `${path}/:entryId`,
    tag,
    summary: `Rename, hide or change an entry of ${catalogue}`,
    description:
      '409 `sources.nameTaken`, `sources.lastOne`, `sources.systemOutcome`, `sources.outcomeUsed`.',
    schema: { params: ofEntry, body: schemas.patch, response: schemas.list },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, params: { entryId }, body }) => {
      await changeEntry(tx, catalogue, { entryId, change: body as Partial<EntryOf[C]> });
      return list(tx, true);
    },
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: `${path}/:entryId`,
    tag,
    summary: `Remove an own entry of ${catalogue} that nothing uses`,
    description: '409 `sources.stillUsed`: what history needs is hidden instead.',
    schema: { params: ofEntry },
    may: ({ rights }) => rights.changeSettings,
    handler: ({ tx, params: { entryId } }) => removeEntry(tx, catalogue, entryId),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: `${path}/order`,
    tag,
    summary: `Put ${catalogue} in order`,
    description: '409 `sources.orderOutdated`.',
    schema: { body: CatalogueOrder, response: schemas.list },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, body }) => {
      await orderCatalogue(tx, catalogue, body.entryIds);
      return list(tx, true);
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: `${path}/changes`,
    tag,
    summary: `Who changed ${catalogue}, and when`,
    schema: { response: schemas.changes },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx }) => ({ rows: await catalogueChanges(tx, catalogue) }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: `${path}/changes/:changeId/undo`,
    tag,
    summary: `Take a change of ${catalogue} back`,
    description: '409 `sources.changedSince`.',
    schema: { params: Type.Object({ changeId: Id }), response: schemas.list },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, params: { changeId } }) => {
      await undoChange(tx, catalogue, changeId);
      return list(tx, true);
    },
  });
}

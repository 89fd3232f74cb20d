import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { CatalogueChanges, ReasonRows, SourceRows } from '../../api/types.ts';
import { useToast } from '../../ui/index.ts';

export type Catalogues = { sources: SourceRows; 'closing-reasons': ReasonRows };
export type CatalogueName = keyof Catalogues;
export type Entry<Name extends CatalogueName = CatalogueName> = Catalogues[Name]['rows'][number];

export function useCatalogue<Name extends CatalogueName>(name: Name) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.settings, 'catalogue', name],
    queryFn: ({ signal }) => api.get<Catalogues[Name]>(path(`/catalogues/${name}`), { signal }),
  });
}

export function useCatalogueChanges(name: CatalogueName) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.settings, 'catalogue', name, 'changes'],
    queryFn: ({ signal }) => api.get<CatalogueChanges>(path(`/catalogues/${name}/changes`), { signal }),
  });
}

type Deed =
  | { do: 'add'; body: object }
  | { do: 'change'; entryId: string; body: object }
  | { do: 'remove'; entryId: string }
  | { do: 'order'; entryIds: readonly string[] }
  | { do: 'undo'; changeId: string };

/** Everything that is done to a catalogue; it holds at once, and what failed is told. */
export function useCatalogueDeed(name: CatalogueName) {
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const base = path(`/catalogues/${name}`);
  return useMutation({
    mutationFn: (deed: Deed): Promise<unknown> => {
      if (deed.do === 'add') return api.post(base, deed.body);
      if (deed.do === 'change') return api.patch(`${base}/${deed.entryId}`, deed.body);
      if (deed.do === 'remove') return api.delete(`${base}/${deed.entryId}`);
      if (deed.do === 'order') return api.put(`${base}/order`, { entryIds: deed.entryIds });
      return api.post(`${base}/changes/${deed.changeId}/undo`, {});
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [...keys.settings, 'catalogue', name] }),
        client.invalidateQueries({ queryKey: keys.filters }),
      ]),
    onError: toast.problem,
  });
}

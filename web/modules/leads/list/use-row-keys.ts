import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { LeadRow } from '../../../api/types.ts';
import { useHotkeys } from '../../../ui/index.ts';
import { useClaimOrSay } from '../pool/claim-button.tsx';
import type { Asking } from './bulk/bulk-bar.tsx';
import { type Chosen, chosenOf, nothingChosen, toggled } from './bulk/selection.ts';

type Options = {
  rows: readonly LeadRow[];
  claiming: boolean;
  open: (row: LeadRow, how?: { answer?: boolean }) => void;
};

/** The keys of the list: they mean the chosen rows, else the row of the cursor. And what is chosen. */
export function useRowKeys({ rows, claiming, open }: Options) {
  const t = useTranslations('leads.keys');
  const pool = useTranslations('leads.pool');
  const [chosen, setChosen] = useState<Chosen>(nothingChosen);
  const [asking, setAsking] = useState<{ kind: Asking; chosen: Chosen } | null>(null);
  // The bar stays once it was used: it tells what came of a deed.
  const [used, setUsed] = useState(false);
  const cursor = useRef<LeadRow | null>(null);
  const claim = useClaimOrSay();
  if (!used && (chosen.size > 0 || asking !== null)) setUsed(true);

  const atCursor = () => rows.find(({ leadId }) => leadId === cursor.current?.leadId);
  const withCursor = (deed: (row: LeadRow) => void) => () => {
    const row = atCursor();
    if (row !== undefined) deed(row);
  };
  const askFor = (kind: Asking) => () => {
    const row = atCursor();
    const meant = chosen.size > 0 ? chosen : chosenOf(row?.state === 'open' ? [row] : []);
    if (meant.size > 0) setAsking({ kind, chosen: meant });
  };
  const toggle = (row: LeadRow) => setChosen((before) => toggled(before, row));
  const key = (keys: string, label: string, run: () => void) => ({
    keys,
    label,
    group: 'list' as const,
    run,
  });
  useHotkeys([
    key('o', t('open'), withCursor(open)),
    key(
      'e',
      t('answer'),
      withCursor((row) => open(row, { answer: true })),
    ),
    key('a', t('handOver'), askFor('assign')),
    key('f', t('followUp'), askFor('followUp')),
    key('x', t('close'), askFor('close')),
    key('s', t('choose'), withCursor(toggle)),
    key('shift+x', t('choose'), withCursor(toggle)),
    ...(chosen.size > 0 ? [key('Escape', t('chooseNone'), () => setChosen(nothingChosen))] : []),
    ...(claiming
      ? [
          key(
            'c',
            pool('key'),
            withCursor((row) => claim.run(row)),
          ),
        ]
      : []),
  ]);
  return {
    chosen,
    setChosen,
    used,
    asking,
    setAsking,
    choosing: { has: ({ leadId }: LeadRow) => chosen.has(leadId), toggle },
    onCursor: (row: LeadRow) => {
      cursor.current = row;
    },
  };
}

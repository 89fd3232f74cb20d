import { useEffect, useRef, useState } from 'react';
import type { LeadRow } from '../../../api/types.ts';
import { readNow } from '../../../time/clock.ts';

const SHOWN_MS = 5_000;
const nothing: ReadonlySet<string> = new Set();

/** The leads that came in while one looks, each for a few seconds from when it was first seen. */
export function useFreshRows(rows: readonly LeadRow[]): ReadonlySet<string> {
  const openedAt = useRef(readNow());
  const seen = useRef(new Set<string>());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(nothing);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const arrived = rows.filter(
      (row) => Date.parse(row.receivedAt) > openedAt.current && !seen.current.has(row.leadId),
    );
    if (arrived.length === 0) return;
    const ids = arrived.map((row) => row.leadId);
    for (const id of ids) seen.current.add(id);
    setFresh((before) => new Set([...before, ...ids]));
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setFresh((before) => new Set([...before].filter((id) => !ids.includes(id))));
    }, SHOWN_MS);
    timers.current.add(timer);
  }, [rows]);

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  return fresh;
}

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { dealerPath } from './client.ts';
import { dealerKeys, sessionKey } from './query-client.ts';

export type LiveState = 'live' | 'reconnecting';

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
/** Events of one burst are answered by one refetch. */
const GATHER_MS = 150;

function keysOf(topic: string, data: string, dealer: string): readonly (readonly string[])[] {
  const keys = dealerKeys(dealer);
  switch (topic) {
    case 'lead': {
      const leadId = (JSON.parse(data) as { leadId?: string }).leadId;
      const lists = [keys.leads, keys.counts, keys.today, keys.pools, keys.rotations];
      return leadId === undefined ? lists : [...lists, keys.lead(leadId)];
    }
    case 'findings':
      return [keys.findings];
    case 'inbox':
      return [keys.inbox, keys.counts];
    case 'settings':
      return [keys.settings, keys.pools, keys.rotations, keys.whatIfs, sessionKey];
    case 'users':
      return [keys.users, keys.roles, keys.filters, keys.pools, keys.rotations, keys.whatIfs, sessionKey];
    case 'notices':
      return [keys.notices];
    case 'contact':
      return [keys.contacts];
    case 'task':
      return [keys.tasks, keys.taskTypes];
    case 'appointment':
      return [keys.appointments];
    case 'stock':
      return [keys.vehicles, keys.cars];
    default:
      return [];
  }
}

function gather(client: QueryClient) {
  const waiting = new Map<string, readonly string[]>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    add(keys: readonly (readonly string[])[]): void {
      for (const key of keys) waiting.set(key.join('/'), key);
      timer ??= setTimeout(() => {
        timer = null;
        for (const key of waiting.values()) void client.invalidateQueries({ queryKey: key });
        waiting.clear();
      }, GATHER_MS);
    },
    stop(): void {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/**
 * One event stream per dealer; what it announces is fetched again. After an interruption everything of the dealer is, for
 * nobody knows what was missed. Used once, by the shell.
 */
export function useLive(dealer: string | null): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('live');

  useEffect(() => {
    if (dealer === null) return;
    const gathered = gather(client);
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | null = null;
    let wait = FIRST_RETRY_MS;
    let interrupted = false;

    const connect = () => {
      source = new EventSource(dealerPath(dealer, '/live'));
      source.onopen = () => {
        setState('live');
        wait = FIRST_RETRY_MS;
        if (interrupted) gathered.add([dealerKeys(dealer).all]);
        interrupted = false;
      };
      source.onerror = () => {
        interrupted = true;
        setState('reconnecting');
        // The browser tries again by itself, except after an answer that was no stream.
        if (source?.readyState === EventSource.CLOSED) {
          retry = setTimeout(connect, wait);
          wait = Math.min(wait * 2, LAST_RETRY_MS);
        }
      };
      for (const topic of [
        'lead',
        'inbox',
        'settings',
        'users',
        'findings',
        'notices',
        'task',
        'appointment',
        'stock',
      ]) {
        source.addEventListener(topic, (event) => gathered.add(keysOf(topic, event.data, dealer)));
      }
    };
    connect();
    return () => {
      source?.close();
      gathered.stop();
      if (retry !== null) clearTimeout(retry);
    };
  }, [client, dealer]);

  return state;
}

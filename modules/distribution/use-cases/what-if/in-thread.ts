import { Worker } from 'node:worker_threads';
import type { DealerSetup } from '../../rules/index.ts';
import type { AnswerModel, Comparison, Past } from '../../rules/what-if/index.ts';

export interface Task {
  readonly saved: DealerSetup;
  readonly changed: DealerSetup;
  readonly past: Past;
  readonly model: AnswerModel;
}

/** What the thread says. */
export type Said = { readonly share: number } | { readonly outcome: Comparison };

const running = new Map<string, number>();
let turn: Promise<unknown> = Promise.resolve();

/** The share that a run of this process has done; null: there is none. */
export function progressOf(whatIfId: string): number | null {
  return running.get(whatIfId) ?? null;
}

/** Replays in a thread of its own, one at a time in this process, and waits for what comes out. */
export async function compareInThread(whatIfId: string, task: Task): Promise<Comparison> {
  running.set(whatIfId, 0);
  const mine = turn.then(() => inThread(task, (share) => running.set(whatIfId, share)));
  turn = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    running.delete(whatIfId);
  }
}

function inThread(task: Task, onProgress: (share: number) => void): Promise<Comparison> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: task });
    worker.on('message', (said: Said) => {
      if ('share' in said) onProgress(said.share);
      else resolve(said.outcome);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The replay ended with ${code} and said nothing`)));
  });
}

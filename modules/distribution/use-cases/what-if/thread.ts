import { parentPort, workerData } from 'node:worker_threads';
import { compare } from '../../rules/what-if/index.ts';
import type { Said, Task } from './in-thread.ts';

const { saved, changed, past, model } = workerData as Task;
const say = (said: Said) => parentPort?.postMessage(said);

say({ outcome: compare(saved, changed, past, { model, onProgress: (share) => say({ share }) }) });

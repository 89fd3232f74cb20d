import type { DueHandler } from '../../platform/due-work/index.ts';
import type { PostOutside } from '../../platform/outside/index.ts';
import { deliveryKind } from './store/deliveries.ts';
import { sendMessage } from './use-cases/send-message.ts';

/** Messages to other systems: each asks a server elsewhere, so they belong to the worker for errands. */
export function webhookJobs(parts: { readonly post: PostOutside }): Record<typeof deliveryKind, DueHandler> {
  return { [deliveryKind]: (tx, deliveryId) => sendMessage(tx, deliveryId, parts.post) };
}

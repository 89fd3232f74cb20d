import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { ApiKeyList, CreatedApiKey, NewApiKey } from '../contract.ts';
import { apiKeyRows } from '../screens/api-key-list.ts';
import { revokeApiKey } from '../store/api-keys.ts';
import { createApiKey } from '../use-cases/create-api-key.ts';

const tag = 'API keys';

export function apiKeyRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/api-keys',
    tag,
    summary: 'The keys of the dealership',
    schema: { response: ApiKeyList },
    may: ({ rights }) => rights.manageApiKeys,
    handler: async ({ tx }) => ({ rows: await apiKeyRows(tx) }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/api-keys',
    tag,
    summary: 'Make a key',
    description: 'The key stands in this answer and nowhere else.',
    schema: { body: NewApiKey, response: CreatedApiKey },
    status: 201,
    may: ({ rights }) => rights.manageApiKeys,
    handler: ({ tx, body }) => createApiKey(tx, body),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/api-keys/:apiKeyId',
    tag,
    summary: 'Revoke a key',
    schema: { params: Type.Object({ apiKeyId: Id }) },
    may: ({ rights }) => rights.manageApiKeys,
    handler: async ({ tx, params }) => {
      if (!(await revokeApiKey(tx, params.apiKeyId))) refuse('notFound', 'http.notFound');
    },
  });
}

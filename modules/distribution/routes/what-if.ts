import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { type DealerActor, dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import {
  NewWhatIf,
  WhatIfApplication,
  WhatIfApplied,
  WhatIfChange,
  WhatIfList,
  WhatIfProgress,
  WhatIfView,
} from '../contract.ts';
import { whatIfList, whatIfView } from '../screens/what-if/view.ts';
import { findWhatIf } from '../store/what-ifs.ts';
import { applyWhatIf } from '../use-cases/what-if/apply.ts';
import { progressOf } from '../use-cases/what-if/in-thread.ts';
import { beginWhatIf, changeWhatIf, discardWhatIf, rebaseWhatIf } from '../use-cases/what-if/keep.ts';
import { runWhatIf } from '../use-cases/what-if/run.ts';

const tag = 'What-if';
const params = Type.Object({ whatIfId: Id });

/** Who supervises may look, who sets up may try and apply. */
const mayLook = ({ rights }: DealerActor) => rights.changeSettings || rights.handOver;
const mayChange = ({ rights }: DealerActor) => rights.changeSettings;

export function whatIfRoutes(app: HttpApp): void {
  reading(app);
  trying(app);
  dealerRoute(app, {
    method: 'POST',
    path: '/what-ifs/:whatIfId/application',
    tag,
    summary: 'Save what it changes, all of it or nothing',
    description:
      '409 `whatIf.changedMeanwhile` when an area was saved since the changes were made, `whatIf.applied` when it was applied before.',
    schema: { params, body: WhatIfApplication, response: WhatIfApplied },
    may: mayChange,
    handler: ({ tx, params: { whatIfId }, body }) => applyWhatIf(tx, { whatIfId, ...body }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/what-ifs/:whatIfId',
    tag,
    summary: 'Discard it',
    schema: { params },
    may: mayChange,
    handler: ({ tx, params: { whatIfId } }) => discardWhatIf(tx, whatIfId),
  });
}

function reading(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/what-ifs',
    tag,
    summary: 'Scratch copies of the set-up, the newest first',
    schema: { response: WhatIfList },
    may: mayLook,
    handler: ({ tx, actor }) => whatIfList(tx, mayChange(actor)),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/what-ifs/:whatIfId',
    tag,
    summary: 'One of them, with what came out of its last run',
    schema: { params, response: WhatIfView },
    may: mayLook,
    handler: ({ tx, actor, params: { whatIfId } }) => whatIfView(tx, whatIfId, mayChange(actor)),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/what-ifs/:whatIfId/progress',
    tag,
    summary: 'How far its run is',
    schema: { params, response: WhatIfProgress },
    may: mayLook,
    handler: async ({ tx, params: { whatIfId } }) => {
      if (!(await findWhatIf(tx, whatIfId))) refuse('notFound', 'whatIf.notFound');
      return { share: progressOf(whatIfId) };
    },
  });
}

function trying(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/what-ifs',
    tag,
    summary: 'Begin a scratch copy of the set-up as it is saved now',
    description: 'Changes that could not be saved are refused with the field and the code of their area.',
    schema: { body: NewWhatIf, response: WhatIfView },
    status: 201,
    may: mayChange,
    handler: async ({ tx, body }) => whatIfView(tx, await beginWhatIf(tx, body), true),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/what-ifs/:whatIfId',
    tag,
    summary: 'Rename it, or change what it changes and on which past it is tried',
    schema: { params, body: WhatIfChange, response: WhatIfView },
    may: mayChange,
    handler: async ({ tx, params: { whatIfId }, body }) => {
      await changeWhatIf(tx, whatIfId, body);
      return whatIfView(tx, whatIfId, true);
    },
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/what-ifs/:whatIfId/runs',
    tag,
    summary: 'Replay the past with and without the change',
    description: 'Answers when it is done: about a second for 20,000 leads.',
    schema: { params, response: WhatIfView },
    may: mayChange,
    handler: async ({ tx, params: { whatIfId } }) => {
      await runWhatIf(tx, whatIfId);
      return whatIfView(tx, whatIfId, true);
    },
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/what-ifs/:whatIfId/base',
    tag,
    summary: 'Take the settings as they are saved now as what is changed',
    schema: { params, response: WhatIfView },
    may: mayChange,
    handler: async ({ tx, params: { whatIfId } }) => {
      await rebaseWhatIf(tx, whatIfId);
      return whatIfView(tx, whatIfId, true);
    },
  });
}

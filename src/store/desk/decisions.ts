import type { Connection } from '../connect/connection.js';
import { claim, release, releaseAll } from './decisions/claims.js';
import { decide } from './decisions/decide.js';
import { markDone } from './decisions/done.js';
import { formKey } from './decisions/form-key.js';
import { dropQueue, savedQueues, saveQueue } from './decisions/saved-queues.js';
import { listTemplates, putTemplate, retireTemplate } from './decisions/templates.js';
import type { DecisionStore } from './decisions/types.js';
import { undo } from './decisions/undo.js';

export type * from './decisions/types.js';

/** Events, states, claims, templates, saved queues, the worklist over any connection. */
export function decisionsOver(connection: Connection): DecisionStore {
  const read = { readOnly: true };
  return {
    decide: (by, decision) => connection.transaction((session) => decide(session, by, decision)),
    undo: (by, given) => connection.transaction((session) => undo(session, by, given)),
    claim: (by, incident, { takeOver = false } = {}) =>
      connection.transaction((session) => claim(session, by, incident, takeOver)),
    release: (by, incident) => connection.transaction((session) => release(session, by, incident)),
    releaseAll: (userId) => connection.transaction((session) => releaseAll(session, userId)),
    markDone: (by, posts, done) => connection.transaction((session) => markDone(session, by, posts, done)),
    templates: (kind = null, retired = false) =>
      connection.transaction((session) => listTemplates(session, kind, retired), read),
    putTemplate: (by, draft) => connection.transaction((session) => putTemplate(session, by, draft)),
    retireTemplate: (_by, templateId) => connection.transaction((session) => retireTemplate(session, templateId)),
    savedQueues: (by) => connection.transaction((session) => savedQueues(session, by), read),
    saveQueue: (by, draft) => connection.transaction((session) => saveQueue(session, by, draft)),
    dropQueue: (by, queueId, { anyones = false } = {}) =>
      connection.transaction((session) => dropQueue(session, by, queueId, anyones)),
    formKey: () => connection.transaction(formKey),
  };
}

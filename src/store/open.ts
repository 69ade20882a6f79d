import { randomUUID } from 'node:crypto';
import { DatabaseError } from '../model/errors.js';
import { clearStale, readStale } from './across/stale.js';
import { finishThreads, putAnnotations, readAnnotations, readAnnotationsOf, selectRun } from './annotations.js';
import type { Connection } from './connect/connection.js';
import { openEmbedded } from './connect/embedded.js';
import { openServer } from './connect/server.js';
import { refreshDaily } from './daily.js';
import { deskOver } from './desk/index.js';
import { putDocument, readDocuments, threadsSharing } from './documents.js';
import { forgettingOver } from './forget/index.js';
import { frontierOver } from './frontier/index.js';
import { readHorizon } from './horizon.js';
import { ledgerOver } from './jobs/index.js';
import { migrateIn, refuseNewer, schemaState } from './migrate.js';
import { dropMoved } from './moved.js';
import { putPage, putPages, readPages } from './pages.js';
import { putProblems } from './problems.js';
import { runQuery } from './query.js';
import { reading } from './reader.js';
import { chooseReference, dropReferences, readReferences } from './references.js';
import { beginRun, endRun } from './runs.js';
import { putSayings, readSayingBasis } from './sayings.js';
import type { Session } from './session.js';
import { putSetting, readSetting } from './settings.js';
import { RESET_STATEMENTS, readStatus } from './status.js';
import type { Store, StoreOptions } from './store.js';
import { unsettled } from './thread-state.js';
import { listThreads, threadFigures, updateThread, updateThreads } from './threads.js';

/** Opens the store: a server when `databaseUrl` is given, else the embedded database in `dataDir`. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl = null, onNotice = () => undefined, readOnly = false, migrate = !readOnly } = options;
  const connection =
    databaseUrl === null || databaseUrl === ''
      ? await openEmbedded(options.dataDir, onNotice, options.create ?? true)
      : openServer(databaseUrl);
  try {
    if (migrate) await connection.migrate();
    else await connection.transaction((session) => check(session, connection.location, readOnly), { readOnly: true });
  } catch (error) {
    await connection.close();
    throw error;
  }
  return storeOver(readOnly ? readOnlyOver(connection) : connection);
}

/** Every transaction read-only, whatever asks for it. */
function readOnlyOver(connection: Connection): Connection {
  return {
    get mode() {
      return connection.mode;
    },
    get url() {
      return connection.url;
    },
    location: connection.location,
    transaction: (work, options) => connection.transaction(work, { ...options, readOnly: true }),
    migrate: () => connection.transaction((session) => migrateIn(session, connection.location), { readOnly: true }),
    close: () => connection.close(),
  };
}

/** Without migrating, a newer schema is refused; a reader, who cannot bring it up to date, needs the current one. */
async function check(session: Session, location: string, reader: boolean): Promise<void> {
  const state = await schemaState(session);
  refuseNewer(state, location);
  if (!reader) return;
  if (state.state === 'empty') {
    throw new DatabaseError('empty-database', `Nothing is stored at ${location} yet: run threadbare ingest first.`);
  }
  if (state.state === 'behind') {
    throw new DatabaseError(
      'older-schema',
      `The database at ${location} was made by an older version (${state.applied} of ${state.known} migrations): run threadbare db migrate.`,
    );
  }
}

/** The store over any connection. */
function storeOver(connection: Connection): Store {
  const read = { readOnly: true };
  return {
    get mode() {
      return connection.mode;
    },
    frontier: frontierOver(connection),
    forgetting: forgettingOver(connection),
    jobs: ledgerOver(connection),
    desk: deskOver(connection),
    beginRun: async (command, version) => {
      const runId = randomUUID();
      await connection.transaction((session) => beginRun(session, runId, command, version));
      return runId;
    },
    endRun: (runId, summary) => connection.transaction((session) => endRun(session, runId, summary)),
    putPage: (runId, record) => connection.transaction((session) => putPage(session, runId, record)),
    putPages: (runId, records) => connection.transaction((session) => putPages(session, runId, records)),
    dropMoved: (runId) => connection.transaction((session) => dropMoved(session, runId)),
    pagesOf: async (threadId) =>
      (await connection.transaction((session) => readPages(session, [threadId]), read)).get(threadId)?.pages ?? [],
    updateThread: (threadId, runId, derive, fingerprintOf, across) =>
      connection.transaction((session) => updateThread(session, threadId, runId, derive, fingerprintOf, across)),
    updateThreads: (threadIds, runId, rules) =>
      connection.transaction((session) => updateThreads(session, threadIds, runId, rules)),
    unsettled: (threadIds, version, analysis) =>
      connection.transaction((session) => unsettled(session, threadIds, version, analysis), read),
    finishThreads: (runId, threads, analysis) =>
      connection.transaction((session) => finishThreads(session, runId, threads, analysis)),
    threadFigures: (threadIds) => connection.transaction((session) => threadFigures(session, threadIds), read),
    staleThreads: () => connection.transaction(readStale, read),
    clearStale: (threadId, marks) => connection.transaction((session) => clearStale(session, [{ threadId, marks }])),
    putDocument: (runId, document, fingerprints, provenance) =>
      connection.transaction((session) => putDocument(session, runId, document, fingerprints, provenance)),
    documents: (ids) => connection.transaction((session) => readDocuments(session, ids), read),
    threadsSharing: (fingerprints) => connection.transaction((session) => threadsSharing(session, fingerprints), read),
    annotations: (threadId) => connection.transaction((session) => readAnnotations(session, threadId), read),
    annotationsOf: (threadIds) => connection.transaction((session) => readAnnotationsOf(session, threadIds), read),
    putAnnotations: (runId, threadId, annotations) =>
      connection.transaction((session) => putAnnotations(session, runId, threadId, annotations)),
    selectRun: (task, run) => connection.transaction((session) => selectRun(session, task, run)),
    setting: (name) => connection.transaction((session) => readSetting(session, name), read),
    putSetting: (runId, name, value) => connection.transaction((session) => putSetting(session, runId, name, value)),
    sayingBasis: (also = []) => connection.transaction((session) => readSayingBasis(session, also), read),
    putSayings: (runId, sayings) => connection.transaction((session) => putSayings(session, runId, sayings)),
    references: () => connection.transaction(readReferences, read),
    chooseReference: (runId, reference) =>
      connection.transaction((session) => chooseReference(session, runId, reference)),
    dropReferences: (sourceIds) => connection.transaction((session) => dropReferences(session, sourceIds)),
    putProblems: (runId, problems, checkedFiles = []) =>
      connection.transaction((session) => putProblems(session, runId, problems, checkedFiles)),
    listThreads: () => connection.transaction(listThreads, read),
    query: (sql, options = {}) => runQuery(connection, sql, options),
    reading: (work, options) => reading(connection, work, options),
    refreshDaily: (options) => refreshDaily(connection, options),
    changeHorizon: () => readHorizon(connection),
    status: () => readStatus(connection),
    migrate: () => connection.migrate(),
    reset: async () => {
      await connection.transaction(async (session) => {
        for (const statement of RESET_STATEMENTS) await session.query(statement);
        await migrateIn(session, connection.location);
      });
    },
    url: () => connection.url,
    close: () => connection.close(),
  };
}

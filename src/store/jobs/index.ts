import type { Connection } from '../connect/connection.js';
import { threadsSharing } from '../documents.js';
import type { Ledger } from './ledger.js';
import { cancelTasks, clearTasks, countTasks, findTask, ledgerFigures, listTasks, requeueTasks } from './listing.js';
import { dataMark, handOverThreads, putOutput, putPrints, readOutput, readPrints } from './marks.js';
import { insertTasks } from './queue.js';
import { dropSchedules, listSchedules, putSchedule, tickSchedules } from './schedules.js';
import { beginTask, claimTask, divideTask, failTask, finishTask, giveBackTask, nextTaskIn } from './work.js';
import { beatWorker, enterWorker, leaveWorker, listWorkers } from './workers.js';

/** The ledger over any connection. On a server what any worker may take is handed to graphile-worker's queue. */
export function ledgerOver(connection: Connection): Ledger {
  const read = { readOnly: true };
  const dispatch = (): boolean => connection.mode === 'server';
  return {
    enqueue: (tasks) => connection.transaction((session) => insertTasks(session, tasks, dispatch())),
    claim: (workerId, known, root, atWork) =>
      connection.transaction((session) => claimTask(session, workerId, known, root, atWork)),
    begin: (workerId, taskId) => connection.transaction((session) => beginTask(session, workerId, taskId)),
    finish: (workerId, taskId, result, runId) =>
      connection.transaction((session) => finishTask(session, dispatch(), workerId, taskId, result, runId)),
    fail: (workerId, taskId, failure, runId) =>
      connection.transaction((session) => failTask(session, dispatch(), workerId, taskId, failure, runId)),
    giveBack: (workerId, taskId) =>
      connection.transaction((session) => giveBackTask(session, dispatch(), workerId, taskId)),
    divide: (workerId, taskId, stage, progress, parts) =>
      connection.transaction((session) => divideTask(session, dispatch(), workerId, taskId, stage, progress, parts)),
    list: (filter = {}) => connection.transaction((session) => listTasks(session, filter), read),
    count: (root) => connection.transaction((session) => countTasks(session, root ?? null), read),
    figures: () => connection.transaction(ledgerFigures, read),
    find: (id) => connection.transaction((session) => findTask(session, id), read),
    nextIn: (known, root) => connection.transaction((session) => nextTaskIn(session, known, root), read),
    requeue: (ids) => connection.transaction((session) => requeueTasks(session, dispatch(), ids)),
    cancel: (ids) => connection.transaction((session) => cancelTasks(session, dispatch(), ids)),
    clear: (states, olderThan) => connection.transaction((session) => clearTasks(session, states, olderThan)),
    enter: (worker) => connection.transaction((session) => enterWorker(session, worker)),
    beat: (worker) => connection.transaction((session) => beatWorker(session, dispatch(), worker)),
    leave: (workerId) => connection.transaction((session) => leaveWorker(session, dispatch(), workerId)),
    workers: () => connection.transaction(listWorkers, read),
    putSchedule: (schedule, nextAt) => connection.transaction((session) => putSchedule(session, schedule, nextAt)),
    schedules: () => connection.transaction(listSchedules, read),
    dropSchedules: (names) => connection.transaction((session) => dropSchedules(session, names)),
    tick: (next) => connection.transaction((session) => tickSchedules(session, dispatch(), next)),
    prints: (paths, reading) => connection.transaction((session) => readPrints(session, paths, reading), read),
    putPrints: (prints, reading) => connection.transaction((session) => putPrints(session, prints, reading)),
    output: (job, name) => connection.transaction((session) => readOutput(session, job, name), read),
    putOutput: (job, name, mark, result) =>
      connection.transaction((session) => putOutput(session, job, name, mark, result)),
    dataMark: () => connection.transaction(dataMark),
    handOver: (threadIds, fingerprints) =>
      connection.transaction((session) => handOverThreads(session, threadIds, fingerprints, threadsSharing)),
  };
}

/** Where a task stands. `waiting`: for the tasks it was divided into; `failed`: a dead letter. */
export type TaskState = 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';

/** A task to be queued. */
export interface NewTask {
  readonly kind: string;
  readonly payloadVersion: number;
  /** JSON that the task's schema accepts. */
  readonly payload: unknown;
  /** Any worker may take it; false: only the process that queued it (`threadbare run`). */
  readonly shared: boolean;
  /** Of the tasks that are not finished at most one has this key; null: any number. */
  readonly dedupeKey: string | null;
  /** Tasks of one queue run one after the other, on all machines together; null: no order. */
  readonly queue: string | null;
  /** Smaller goes first. */
  readonly priority: number;
  /** Tries until it is a dead letter. */
  readonly maxAttempts: number;
}

/** A task as the ledger has it. Times are ISO 8601 in UTC. */
export interface TaskRecord {
  readonly taskId: string;
  readonly kind: string;
  readonly payloadVersion: number;
  readonly payload: unknown;
  readonly state: TaskState;
  readonly shared: boolean;
  readonly rootId: string;
  readonly parentId: string | null;
  readonly stage: string | null;
  readonly progress: unknown;
  readonly dedupeKey: string | null;
  readonly queue: string | null;
  readonly priority: number;
  readonly runAt: string;
  /** Tries that ended in an error. */
  readonly attempts: number;
  readonly maxAttempts: number;
  /** Workers that died while they were at it. */
  readonly deaths: number;
  readonly workerId: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly result: unknown;
  readonly runId: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** What came of queueing a task: `known` where one with its key is not finished; then nothing was queued. */
export interface Queued {
  readonly taskId: string;
  readonly known: boolean;
}

/** Which tasks a list shows; all that is given must fit. */
export interface TaskFilter {
  readonly states?: readonly TaskState[] | undefined;
  readonly kind?: string | undefined;
  /** Parts of this task, and itself. */
  readonly rootId?: string | undefined;
  readonly stage?: string | undefined;
  /** Rows at most, the latest first. Default 1,000. */
  readonly limit?: number | undefined;
}

/** A kind of task and the version of its payload that a worker knows. */
export interface KnownKind {
  readonly kind: string;
  readonly payloadVersion: number;
}

export interface TaskFailure {
  readonly code: string;
  readonly message: string;
  /** Seconds until the next try; null: no more tries, it is a dead letter. */
  readonly retryAfter: number | null;
}

export interface LedgerFigures {
  readonly counts: readonly { readonly kind: string; readonly state: TaskState; readonly count: number }[];
  /** Null where none is ready. */
  readonly oldest: number | null;
}

/** A process that works on tasks. */
export interface WorkerRecord {
  readonly workerId: string;
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  readonly jobs: number;
  readonly state: 'working' | 'stopping';
  /** As far as it can be told from here: a process of this machine is looked at, another one believed for a minute. */
  readonly alive: boolean;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly running: number;
}

export interface NewWorker {
  readonly workerId: string;
  readonly host: string;
  readonly version: string;
  readonly jobs: number;
}

/** A task that is queued again and again. */
export interface ScheduleRecord {
  readonly name: string;
  readonly cron: string;
  /** IANA name; null: UTC. */
  readonly timezone: string | null;
  readonly kind: string;
  readonly payloadVersion: number;
  readonly payload: unknown;
  readonly nextAt: string | null;
  readonly lastAt: string | null;
  readonly lastTask: string | null;
}

/** A file as it was when a job read it. */
export interface InputPrint {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970, with fractions. */
  readonly mtime: number;
  readonly sha256: string;
}

/** What a task does when the next moment of a schedule has come; null: never again. */
export type NextMoment = (schedule: ScheduleRecord) => { readonly task: NewTask; readonly nextAt: Date | null };

/**
 * The ledger of work. Every method is one transaction, safe to repeat. On a server the same transaction hands the task to
 * graphile-worker's queue, so that a task is never in the one and not in the other.
 */
export interface Ledger {
  /** Queues tasks, in order. */
  enqueue(tasks: readonly NewTask[]): Promise<readonly Queued[]>;
  /**
   * Takes the next task of the process's own (`root`: parts of that task alone), or null where none is ready. `atWork`:
   * the tasks the worker is at; one it has besides was taken without its hearing of it, and comes first.
   */
  claim(
    workerId: string,
    known: readonly KnownKind[],
    root: string | null,
    atWork: readonly string[],
  ): Promise<TaskRecord | null>;
  /** Takes this very task, also where the worker has it already; null where it waits for no worker any more. */
  begin(workerId: string, taskId: string): Promise<TaskRecord | null>;
  /** It is done. False where the task is not this worker's any more; then nothing was written. */
  finish(workerId: string, taskId: string, result: unknown, runId: string | null): Promise<boolean>;
  /** It went wrong: another try later, or a dead letter. */
  fail(workerId: string, taskId: string, failure: TaskFailure, runId: string | null): Promise<boolean>;
  /** It was stopped at a safe point and waits again; no try was lost. */
  giveBack(workerId: string, taskId: string): Promise<boolean>;
  /** It was divided: its parts are queued, and it waits until all of them are finished. */
  divide(
    workerId: string,
    taskId: string,
    stage: string,
    progress: unknown,
    parts: readonly NewTask[],
  ): Promise<boolean>;

  list(filter?: TaskFilter): Promise<readonly TaskRecord[]>;
  /** Tasks by state, over all or the parts of one. */
  count(root?: string): Promise<Readonly<Record<TaskState, number>>>;
  /** How many tasks there are of each kind and state, and for how many seconds the first queued one has been ready. */
  figures(): Promise<LedgerFigures>;
  /** One task by the beginning of its id. @throws UsageError `no-task`, `ambiguous-task` */
  find(id: string): Promise<TaskRecord>;
  /** Seconds until the next queued task may be taken, 0 for now; null where none is queued (parts of `root` alone). */
  nextIn(known: readonly KnownKind[], root: string | null): Promise<number | null>;
  /** Queues dead letters and cancelled tasks again. Gives those it did. */
  requeue(ids: readonly string[]): Promise<readonly string[]>;
  /** Takes tasks that are not finished out, with their parts; one that runs ends, but its result is dropped. */
  cancel(ids: readonly string[]): Promise<readonly string[]>;
  /** Forgets finished tasks (with their parts) older than so many seconds. Gives how many. */
  clear(states: readonly TaskState[], olderThan: number): Promise<number>;

  /** Notes that this process works on tasks. */
  enter(worker: NewWorker): Promise<void>;
  /**
   * A sign of life. Tasks of workers that died wait again, and so does what the queue of a server still holds for them.
   * Gives how many tasks were freed. The worker is entered again where another one believed it dead.
   */
  beat(
    worker: NewWorker & { readonly state: 'working' | 'stopping'; readonly pools: readonly string[] },
  ): Promise<number>;
  /** The process ends; what it still had waits again. */
  leave(workerId: string): Promise<void>;
  workers(): Promise<readonly WorkerRecord[]>;

  /** Makes or changes a schedule; `nextAt` is when its task is queued first. */
  putSchedule(schedule: Omit<ScheduleRecord, 'lastAt' | 'lastTask' | 'nextAt'>, nextAt: Date | null): Promise<void>;
  schedules(): Promise<readonly ScheduleRecord[]>;
  dropSchedules(names: readonly string[]): Promise<number>;
  /** Queues the tasks of schedules whose moment has come: once, however many workers ask. */
  tick(next: NextMoment): Promise<readonly Queued[]>;

  /** What is known of these files under this reading, by path. */
  prints(paths: readonly string[], reading: string): Promise<ReadonlyMap<string, InputPrint>>;
  putPrints(prints: readonly InputPrint[], reading: string): Promise<void>;
  /** What a job made last of a part of the data, and of which state; null: nothing yet. */
  output(job: string, name: string): Promise<{ readonly mark: string; readonly result: unknown } | null>;
  putOutput(job: string, name: string, mark: string, result: unknown): Promise<void>;
  /** Names the state of the stored data: equal while nothing an export reads has changed. */
  dataMark(): Promise<string>;
  /** Notes that these threads must be derived again, and those that share words with these articles. */
  handOver(threadIds: readonly string[], fingerprints: readonly bigint[]): Promise<void>;
}

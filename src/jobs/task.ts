import type { z } from 'zod';
import { UsageError } from '../model/errors.js';
import type { NewTask, Store, TaskRecord } from '../store/index.js';
import type { Tools } from './tools.js';

/** How a task ended: done, with figures; or divided into parts, after which it is run again. */
export type TaskEnd =
  | { readonly result: unknown; readonly exitCode?: number }
  | { readonly stage: string; readonly progress: unknown; readonly parts: readonly NewTask[] };

/** What a task may touch. */
export interface TaskContext {
  readonly store: Store;
  readonly task: TaskRecord;
  readonly tools: Tools;
  /**
   * Raised when the task is to stop at its next safe point (InterruptedError); it then waits for a worker again. Never
   * raised for a task that is finished first, because it is short.
   */
  readonly signal: AbortSignal;
  /** Figures for a progress display, in words. */
  readonly onStep: (step: string) => void;
}

/** A kind of task, as the registry has it: `src/jobs/tasks/<name>.ts`. */
export interface TaskKind {
  readonly name: string;
  /** Of the form of its payload. A worker leaves tasks of a version it does not know to newer workers. */
  readonly version: number;
  /** Stops at a safe point when its worker is asked to stop; others are finished first. */
  readonly long: boolean;
  /** A task of this kind, checked. @throws UsageError `bad-task` */
  readonly make: (payload: unknown, how?: Enqueueing) => NewTask;
  /** The payload that words of a command line stand for, before it is checked. */
  readonly fromArgs: (args: readonly string[]) => Readonly<Record<string, unknown>>;
  readonly run: (context: TaskContext) => Promise<TaskEnd>;
}

/** How a task is queued. */
export interface Enqueueing {
  /** Any worker may take it (default); false: only the process that queued it. */
  readonly shared?: boolean;
  /** Smaller goes first. Default 0. */
  readonly priority?: number;
  /** A part of a job: many of the same are wanted, so no key is made. */
  readonly part?: boolean;
}

interface Definition<Payload> {
  readonly name: string;
  readonly version: number;
  readonly schema: z.ZodType<Payload>;
  /** Tries until it is a dead letter. Default 5: with back-off the last one is after half a minute. */
  readonly maxAttempts?: number;
  readonly long?: boolean;
  /** Two tasks with one key are the same work; null: each counts. */
  readonly dedupeKey: (payload: Payload) => string | null;
  /** Tasks of one queue run one after the other; null: no order. */
  readonly queue: (payload: Payload) => string | null;
  readonly fromArgs: (args: readonly string[]) => Readonly<Record<string, unknown>>;
  readonly run: (payload: Payload, context: TaskContext) => Promise<TaskEnd>;
}

const MAX_ATTEMPTS = 5;

/** Binds a kind to its payload's schema, so that what comes out of the ledger is checked before it is run. */
export function defineTask<Payload>(definition: Definition<Payload>): TaskKind {
  const { name, version, schema, maxAttempts = MAX_ATTEMPTS, long = false } = definition;
  const read = (payload: unknown): Payload => {
    const parsed = schema.safeParse(payload);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'payload'}: ${issue.message}`);
    throw new UsageError('bad-task', `This is no task ${name}: ${faults.join('; ')}.`);
  };
  return {
    name,
    version,
    long,
    make: (given, { shared = true, priority = 0, part = false } = {}) => {
      const payload = read(given);
      return {
        kind: name,
        payloadVersion: version,
        payload,
        shared,
        priority,
        maxAttempts,
        queue: definition.queue(payload),
        dedupeKey: part ? null : definition.dedupeKey(payload),
      };
    },
    fromArgs: definition.fromArgs,
    run: (context) => definition.run(read(context.task.payload), context),
  };
}

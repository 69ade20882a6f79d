import type { Ended } from '../jobs/attempt.js';
import type { TaskRecord } from '../store/index.js';
import type { Context } from './context.js';
import { startBar } from './progress.js';

/** Shows a running job or worker: a line on a terminal, a message for what went wrong anywhere. */
export interface TaskDisplay {
  readonly onStep: (task: TaskRecord, step: string) => void;
  readonly onEnd: (task: TaskRecord, how: Ended) => void;
  readonly stop: () => void;
}

const FORMAT = ' {bar} {value} tasks done · {under} under way · {step}';

/** @param each says every task that ends, for the log of a worker */
export function startTaskDisplay(context: Context, json: boolean, each: boolean): TaskDisplay {
  const bar = startBar(process.stderr, process.stderr.isTTY === true && !json, FORMAT);
  const steps = new Map<string, string>();
  let done = 0;
  const draw = (): void => {
    const step = [...steps.values()].slice(-3).join(' · ');
    bar.update(done, done + steps.size, { under: steps.size, step });
  };
  return {
    onStep: (task, step) => {
      steps.delete(task.taskId);
      steps.set(task.taskId, `${task.kind}: ${step}`);
      draw();
    },
    onEnd: (task, how) => {
      steps.delete(task.taskId);
      done += 1;
      const fields = {
        task: task.taskId,
        kind: task.kind,
        end: how.as,
        seconds: Math.round(how.seconds * 1000) / 1000,
      };
      const name = `${task.kind} ${task.taskId.slice(0, 8)}`;
      if (WRONG.has(how.as)) {
        bar.clear();
        context.log.warn(`${name} ${WRONG.get(how.as)}: ${how.message ?? ''}`, { ...fields, message: how.message });
      } else if (each) {
        bar.clear();
        context.log.info(`${name} ${how.as} (${how.seconds.toFixed(1)} s)`, fields);
      }
      draw();
    },
    stop: bar.stop,
  };
}

const WRONG: ReadonlyMap<Ended['as'], string> = new Map([
  ['retried', 'failed and is tried again'],
  ['failed', 'is a dead letter'],
]);

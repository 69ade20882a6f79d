import { type Context, processContext } from './context.js';

/** Options every command has. */
export interface CommonOptions {
  readonly json?: boolean | undefined;
}

/** One run of the program: commands start in it and leave their exit code with it. */
export interface Session {
  /** Runs a command's work; what it gives is the exit code. */
  readonly run: (options: CommonOptions, work: (context: Context) => Promise<number>) => Promise<void>;
  readonly exitCode: () => number;
  /** The context of the command that ran, for reporting its error; null before one started. */
  readonly context: () => Context | null;
}

/** A session whose commands hear `signal`. */
export function startSession(signal: AbortSignal): Session {
  let code = 0;
  let current: Context | null = null;
  return {
    run: async (options, work) => {
      current = processContext(signal, options.json === true);
      code = await work(current);
    },
    exitCode: () => code,
    context: () => current,
  };
}

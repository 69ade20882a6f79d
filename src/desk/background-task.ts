import type { Store } from '../store/index.js';

/** What a task of the background is given. */
export interface BackgroundTools {
  /** Aborted when the desk is shut down: return soon; what is half done is rolled back. */
  readonly signal: AbortSignal;
  /** Told of what went wrong without ending the task, for the log. */
  readonly onError: (error: unknown) => void;
}

/** Work the desk does beside answering: never two of one task at a time. */
export interface BackgroundTask {
  /** For the log. */
  readonly name: string;
  /** Seconds from the end of one run to the begin of the next. */
  readonly everySeconds: number;
  readonly run: (store: Store, tools: BackgroundTools) => Promise<unknown>;
}

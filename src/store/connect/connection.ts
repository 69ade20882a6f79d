import type { Backend } from '../session.js';

/** A backend that can bring its schema up to date. */
export interface Connection extends Backend {
  /** True when something was applied. Safe when many processes do it at once. */
  migrate(): Promise<boolean>;
}

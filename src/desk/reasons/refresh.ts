import type { Refreshed, RefreshOptions } from '../../store/desk/reasons/types.js';
import type { Store } from '../../store/index.js';
import { REASON_RULES } from './rules.js';

/** Brings reasons and the queue up to the stored threads; see `ReasonStore.refresh`. */
export const refreshReasons = (store: Store, options: RefreshOptions = {}): Promise<Refreshed> =>
  store.desk.reasons.refresh(REASON_RULES, options);

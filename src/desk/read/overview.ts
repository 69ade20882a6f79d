import type { ForumTrends, ReasonsOverTime } from '../../plots/index.js';
import type { ReasonPrecision } from '../../store/desk/reasons.js';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { type CameIn, type Period, readCameIn } from './overview-came.js';
import { type Decided, readDecided } from './overview-decided.js';
import { type NewSince, readNewSince, readTotals } from './overview-new.js';
import { type OpenWork, readOpenWork } from './overview-open.js';
import { readFlaggedSteps, trendsFrom } from './overview-trends.js';

/** How things stand on somebody's sites. */
export interface Overview {
  readonly totals: { readonly threads: number; readonly sites: number };
  readonly since: NewSince;
  readonly came: CameIn;
  readonly open: OpenWork;
  readonly decided: Decided;
  /** How often a reason was right when somebody decided. */
  readonly precision: readonly ReasonPrecision[];
  readonly trends: ForumTrends['forums'];
  readonly reasons: ReasonsOverTime['reasons'];
}

/** Days of decisions that are looked at, in the time of the desk. */
export const DECIDED_DAYS = 30;

/**
 * The overview of the visitor's sites.
 *
 * @param period days before the last day with posts; null: everything
 * @param since beginning of the visit before this one (`store.desk.accounts.visitOf`); null: there was none
 */
export async function readOverview(
  store: Store,
  visitor: Pick<Visitor, 'sites' | 'userId' | 'role' | 'name'>,
  options: { readonly period: Period; readonly since: string | null; readonly now: Date },
): Promise<Overview> {
  const { period, since, now } = options;
  const [totals, fresh, came, open, decided, precision] = await Promise.all([
    readTotals(store, visitor),
    readNewSince(store, visitor, since),
    readCameIn(store, visitor, period, now),
    readOpenWork(store, visitor, since, now),
    readDecided(store, visitor, DECIDED_DAYS, now),
    store.desk.reasons.precision(visitor.sites),
  ]);
  const flagged = await readFlaggedSteps(store, visitor, came);
  return {
    totals,
    since: fresh,
    came,
    open,
    decided,
    precision,
    trends: trendsFrom(came, flagged),
    reasons: flagged.reasons,
  };
}

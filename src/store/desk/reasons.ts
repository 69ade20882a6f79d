import type { Connection } from '../connect/connection.js';
import { mute, readMutes, unmute } from './reasons/mutes.js';
import { precisionOf } from './reasons/precision.js';
import { refresh } from './reasons/refresh.js';
import { importReports } from './reasons/reports.js';
import type { ReasonStore } from './reasons/types.js';
import { unmatchedReports } from './reasons/unmatched.js';

export type { ReasonKind } from './reasons/kinds.js';
export type {
  ImportedReport,
  Mute,
  ReasonPrecision,
  ReasonStore,
  Reporter,
  ReportRow,
  ReportsImported,
  StoredReport,
} from './reasons/types.js';

export function reasonsOver(connection: Connection): ReasonStore {
  return {
    refresh: (rules, options = {}) => refresh(connection, rules, options),
    importReports: (rows, by) => importReports(connection, rows, by),
    unmatchedReports: (sites, limit, before = null) =>
      connection.transaction((session) => unmatchedReports(session, sites, limit, before), { readOnly: true }),
    mute: (kind, siteId, by) => connection.transaction((session) => mute(session, kind, siteId, by)),
    unmute: (kind, siteId) => connection.transaction((session) => unmute(session, kind, siteId)),
    mutes: () => connection.transaction(readMutes, { readOnly: true }),
    precision: (sites) => connection.transaction((session) => precisionOf(session, sites), { readOnly: true }),
  };
}

export { openStore } from './open.js';
export type {
  DeriveThread,
  FingerprintPages,
  PageRecord,
  ProblemRecord,
  Provenance,
  QueryOptions,
  QueryResult,
  Store,
  StoreMode,
  StoreOptions,
  StoreStatus,
  ThreadSummary,
  ThreadUpdate,
  WriteCounts,
} from './store.js';

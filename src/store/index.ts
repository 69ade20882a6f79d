export { openStore } from './open.js';
export type {
  AcrossRules,
  ChosenReference,
  DeriveThread,
  PageRecord,
  QueryOptions,
  QueryResult,
  RunChoice,
  Store,
  StoreMode,
  StoreOptions,
  StoreStatus,
  ThreadSummary,
  ThreadUpdate,
  WriteCounts,
} from './store.js';

export { exportData } from './export-data.js';
export type { Manifest } from './manifest.js';
export { type EntityName, type ExportOptions, FORMAT_NAMES, type FormatName } from './options.js';
export { type Verified, verifyExport } from './verify.js';
export type { ExportWatch } from './writing.js';

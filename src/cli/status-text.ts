import type { StoreStatus } from '../store/index.js';

/** `db status` in a few lines. */
export function statusText(status: StoreStatus): string {
  const { applied, known } = status.migrations;
  const lines = [
    `${status.mode} database at ${status.location}`,
    `PostgreSQL ${status.server}; schema ${applied} of ${known} migrations; ${(status.bytes / 1024 / 1024).toFixed(1)} MB`,
    '',
    ...Object.entries(status.rows).map(([table, rows]) => `${rows.toLocaleString('en-US').padStart(12)}  ${table}`),
    '',
    ...status.analyzers.map(
      ({ analyzer, version, missing }) => `${analyzer} ${version}${missing > 0 ? `, ${missing} posts without it` : ''}`,
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

import type { StoreStatus } from '../store/index.js';

/** `db status` in a few lines. */
export function statusText(status: StoreStatus): string {
  const { applied, known } = status.migrations;
  const lines = [
    `${status.mode} database at ${status.location}`,
    `PostgreSQL ${status.server}; schema ${applied} of ${known} migrations; ${(status.bytes / 1024 / 1024).toFixed(1)} MB`,
    status.roles.length === 0
      ? 'No roles: this user may not create them. Ask an administrator for CREATE ROLE threadbare_reader, threadbare_writer, threadbare_moderator, then SELECT threadbare.grant_roles().'
      : `Roles: ${status.roles.join(', ')}`,
    '',
    ...Object.entries(status.rows).map(([table, rows]) => `${rows.toLocaleString('en-US').padStart(12)}  ${table}`),
    '',
    ...status.analyzers.map(
      ({ analyzer, version, missing }) => `${analyzer} ${version}${missing > 0 ? `, ${missing} posts without it` : ''}`,
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

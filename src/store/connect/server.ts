import { UsageError } from '../../model/errors.js';
import type { Connection } from './connection.js';
import { connectPostgres } from './postgres.js';

const CONNECTIONS = 4;
const RETRIES = 5;

/** A way to a PostgreSQL server; nothing is sent before the first use. */
export function openServer(databaseUrl: string): Connection {
  return connectPostgres({
    mode: 'server',
    url: databaseUrl,
    connections: CONNECTIONS,
    location: locationOf(databaseUrl),
    retries: RETRIES,
  });
}

/** `host:port/database`, for messages: never a password. */
function locationOf(databaseUrl: string): string {
  let url: URL;
  try {
    url = new URL(databaseUrl);
  } catch {
    throw new UsageError(
      'bad-database-url',
      'DATABASE_URL is no URL: write postgres://user:password@host:5432/database.',
    );
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw new UsageError(
      'bad-database-url',
      `DATABASE_URL starts with ${url.protocol}// but must start with postgres://.`,
    );
  }
  return `${url.searchParams.get('host') ?? (url.hostname || 'localhost')}:${url.port || '5432'}${url.pathname}`;
}

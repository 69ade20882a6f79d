import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, type PoolClient } from 'pg';

/** Connections for graphile-worker that can be closed although it still holds some. */
export interface QueuePool {
  readonly pool: Pool;
  /** Closes all of them; those not given back within so many milliseconds are cut. */
  readonly end: (graceMs: number) => Promise<void>;
}

/** Opens none before the first use. */
export function openQueuePool(databaseUrl: string, most: number): QueuePool {
  const clients = new Set<PoolClient>();
  const pool = new Pool({ connectionString: databaseUrl, max: most, application_name: 'threadbare' });
  // Who uses a connection hears of its end; one that is idle is replaced.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    clients.add(client);
    client.on('error', () => undefined);
  });
  pool.on('remove', (client) => clients.delete(client));
  return {
    pool,
    end: async (graceMs) => {
      const over = new AbortController();
      const cut = sleep(graceMs, undefined, { signal: over.signal }).then(
        () => {
          for (const client of clients) client.connection.stream.destroy();
        },
        () => undefined,
      );
      await Promise.race([pool.end(), cut]);
      over.abort();
    },
  };
}

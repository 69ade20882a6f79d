import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What lies in a data folder. */
export interface FolderPaths {
  readonly folder: string;
  /** The PostgreSQL cluster. */
  readonly cluster: string;
  /** Stands while the cluster is being made. */
  readonly creating: string;
  readonly lock: string;
  /** How to reach the owner. */
  readonly endpoint: string;
  /** Named as psql expects it: `psql -h <folder>`. */
  readonly socket: string;
}

export function folderPaths(dataDir: string): FolderPaths {
  const folder = path.resolve(dataDir);
  return {
    folder,
    cluster: path.join(folder, 'pg'),
    creating: path.join(folder, 'pg.creating'),
    lock: path.join(folder, 'owner.pid'),
    endpoint: path.join(folder, 'owner.json'),
    socket: path.join(folder, '.s.PGSQL.5432'),
  };
}

const ENDPOINT = z.object({
  nonce: z.string(),
  path: z.string().nullable(),
  port: z.number().nullable(),
  password: z.string().nullable(),
});

/** How the owner that holds the lock under `nonce` is reached; all null: it offers no way. */
export type Endpoint = Readonly<z.infer<typeof ENDPOINT>>;

/** The endpoint of this very owner; null while it is still opening the database. */
export function readEndpoint(file: string, nonce: string): Endpoint | null {
  try {
    const parsed = ENDPOINT.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success && parsed.data.nonce === nonce ? parsed.data : null;
  } catch {
    return null; // not written yet, or of an owner that ended
  }
}

import type { BetterAuthOptions } from 'better-auth';
import type { Connection } from '../../connect/connection.js';
import {
  deskAccount,
  deskRateLimit,
  deskSession,
  deskTwoFactor,
  deskUser,
  deskVerification,
} from '../../schema/desk-people.js';
import { toText } from '../../values.js';

/** The database as better-auth takes it. */
export type AuthDatabase = NonNullable<BetterAuthOptions['database']>;

/** Its tables, under its names. */
const SCHEMA = {
  user: deskUser,
  session: deskSession,
  account: deskAccount,
  verification: deskVerification,
  twoFactor: deskTwoFactor,
  rateLimit: deskRateLimit,
};

/**
 * better-auth's drizzle adapter over our own connection: each of its statements is one transaction, on an embedded
 * database as on a server. Loaded when the desk is: other commands do without (0.3 s).
 */
export async function authDatabase(connection: Connection): Promise<AuthDatabase> {
  const [{ drizzleAdapter }, { drizzle }] = await Promise.all([
    import('better-auth/adapters/drizzle'),
    import('drizzle-orm/pg-proxy'),
  ]);
  const database = drizzle((statement, params, method) => run(connection, statement, params, method), {
    schema: SCHEMA,
  });
  return drizzleAdapter(database, { provider: 'pg', schema: SCHEMA });
}

/** What begins a statement that changes something. */
const CHANGES = /^\s*(?:insert|update|delete)\b/i;
const RETURNS = /\breturning\b/i;

async function run(
  connection: Connection,
  statement: string,
  params: readonly unknown[],
  method: string,
): Promise<{ rows: unknown[] }> {
  const changes = CHANGES.test(statement);
  // Our sessions do not count what a statement changed; the adapter asks for it, so each row says that it was.
  const counted = method === 'execute' && changes && !RETURNS.test(statement) ? `${statement} returning 1` : statement;
  const result = await connection.transaction((session) => session.query(counted, params.map(toText)), {
    readOnly: !changes && !/\bfor update\b/i.test(statement),
    // A counter must not count twice because the answer was lost.
    once: changes,
  });
  return { rows: result.rows.map((row) => [...row]) };
}

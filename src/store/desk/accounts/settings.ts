import { randomBytes } from 'node:crypto';
import { DatabaseError } from '../../../model/errors.js';
import { firstRow } from '../../row.js';
import type { Session } from '../../session.js';

/** Bytes of the secret sessions are signed and second factors encrypted with. */
const SECRET_BYTES = 32;

async function readText(session: Session, name: string): Promise<string | null> {
  const row = firstRow(
    await session.query(`select value #>> '{}' as value from threadbare_desk.setting where name = $1`, [name]),
  );
  return row?.textOrNull('value') ?? null;
}

/** The desk's secret: made by whoever asks first, the same for all who ask later. */
export async function readSecret(session: Session): Promise<string> {
  await session.query(
    `insert into threadbare_desk.setting (name, value) values ('secret', to_jsonb($1::text)) on conflict (name) do nothing`,
    [randomBytes(SECRET_BYTES).toString('base64url')],
  );
  const secret = await readText(session, 'secret');
  if (secret === null) throw new DatabaseError('unexpected-value', 'The secret of the desk holds no text.');
  return secret;
}

/** Where the desk was last served, for links that are made elsewhere; null: never. */
export const readAddress = (session: Session): Promise<string | null> => readText(session, 'address');

export async function writeAddress(session: Session, address: string): Promise<void> {
  await session.query(
    `insert into threadbare_desk.setting (name, value) values ('address', to_jsonb($1::text))
     on conflict (name) do update set value = excluded.value, at = now()
     where threadbare_desk.setting.value is distinct from excluded.value`,
    [address],
  );
}

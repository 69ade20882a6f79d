import { randomBytes } from 'node:crypto';
import { DatabaseError } from '../../../model/errors.js';
import { firstRow } from '../../row.js';
import type { Session } from '../../session.js';

/** A random key of 256 bits in hexadecimal: the same for all processes of a desk, made by the first that asks. */
export async function formKey(session: Session): Promise<string> {
  await session.query(
    `insert into threadbare_desk.setting (name, value) values ('form-key', to_jsonb($1::text)) on conflict (name) do nothing`,
    [randomBytes(32).toString('hex')],
  );
  const row = firstRow(
    await session.query(`select value #>> '{}' as value from threadbare_desk.setting where name = 'form-key'`),
  );
  if (row === null) throw new DatabaseError('unexpected-value', 'The key of the forms was not kept.');
  return row.text('value');
}

import { DatabaseError, UsageError } from '../model/errors.js';
import type { Reader } from '../store/index.js';
import type { CheckedOptions } from './options.js';
import { literal } from './sql.js';

const EXAMPLE = `--where "author = 'Tilda' and sentiment < 0"`;

/**
 * Checks that a text is one SQL expression and no more: quotation marks and brackets close, nothing ends the statement
 * or hides the rest of it. Whether its columns exist the database says (`tryWhere`).
 *
 * @throws UsageError `bad-where`
 */
export function guardWhere(text: string): string {
  const refuse = (why: string): never => {
    throw new UsageError(
      'bad-where',
      `--where ${why}. It is one SQL condition over the columns of v_post: ${EXAMPLE}.`,
    );
  };
  if (text.trim() === '') refuse('is empty');
  const open: string[] = [];
  for (let i = 0; i < text.length; ) {
    const rest = text.slice(i, i + 80);
    const sign = text.charAt(i);
    if (sign === "'" || sign === '"') {
      const escapes = sign === "'" && /(?:^|[^\w$])[eE]$/.test(text.slice(Math.max(0, i - 2), i));
      const end = endOfQuoted(text, i, sign, escapes);
      if (end === -1) refuse(`has a quotation mark (${sign}) that is not closed`);
      i = end;
      continue;
    }
    const tag = sign === '$' ? /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(rest)?.[0] : undefined;
    if (tag !== undefined) {
      const end = text.indexOf(tag, i + tag.length);
      if (end === -1) refuse(`has a text in ${tag} that is not closed`);
      i = end + tag.length;
      continue;
    }
    if (sign === ';') refuse('holds a semicolon: several statements are not taken');
    if (rest.startsWith('--') || rest.startsWith('/*')) refuse('holds a comment');
    if (/^\$\d/.test(rest)) refuse('holds a parameter ($1): write the value');
    if (sign === '\0') refuse('holds a NUL');
    if (sign === '(' || sign === '[') open.push(sign);
    if (sign === ')' || sign === ']') {
      if (open.pop() !== (sign === ')' ? '(' : '[')) refuse(`closes a bracket (${sign}) that is not open`);
    }
    i += 1;
  }
  if (open.length > 0) refuse(`has a bracket (${open.at(-1) ?? ''}) that is not closed`);
  return text;
}

/** Behind the closing mark; a doubled mark does not close, nor an escaped one. -1: nothing closes it. */
function endOfQuoted(text: string, from: number, mark: string, escapes: boolean): number {
  for (let i = from + 1; i < text.length; i += 1) {
    if (escapes && text[i] === '\\') i += 1;
    else if (text[i] === mark) {
      if (text[i + 1] !== mark) return i + 1;
      i += 1;
    }
  }
  return -1;
}

/** Has the database read a condition, without a row. @throws UsageError `bad-where` in the database's words */
export async function tryWhere(reader: Reader, where: string): Promise<void> {
  try {
    // A savepoint is not ours to make: a refused statement ends the reading, and so it should.
    await reader.query(`select 1 from v_post where (${where}) limit 0`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.remedy === 'retry') throw error;
    const message = `--where is refused by the database: ${error.message}. It is one SQL condition over the columns of v_post (docs/data-model.md): ${EXAMPLE}.`;
    throw new UsageError('bad-where', message, { cause: error });
  }
}

/**
 * The condition over v_post that the filters make together; null where none is set. Times mean the time of posting: a
 * post without one is in no stretch of time.
 */
export function postCondition(options: CheckedOptions, threadId: string | null): string | null {
  const all: string[] = [];
  if (options.site != null) all.push(`site = ${literal(options.site)}`);
  if (threadId !== null) all.push(`thread_id = ${literal(threadId)}::uuid`);
  if (options.since != null) all.push(`posted_at >= ${instant(options.since)}`);
  if (options.until != null) all.push(`posted_at < ${instant(options.until)}`);
  if (options.where != null) all.push(`(${guardWhere(options.where)}\n)`);
  return all.length === 0 ? null : all.join(' and ');
}

const instant = (text: string): string => `${literal(new Date(text).toISOString())}::timestamptz`;

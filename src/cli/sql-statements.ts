/** One statement of a text. */
export interface SqlStatement {
  readonly sql: string;
  /** Line of the text it begins on, from 1. */
  readonly line: number;
  /** Numbers of the values it has outside quotes, ascending; in `sql` they are numbered anew, from `$1`. */
  readonly params: readonly number[];
}

/** What ends a quoted stretch that begins here; null: nothing is quoted. Dollar quotes end with their own tag. */
function closerAt(
  text: string,
  at: number,
): { readonly open: number; readonly close: string; readonly escapes: boolean } | null {
  const sign = text[at];
  if (sign === "'")
    return { open: 1, close: "'", escapes: /[eE]/.test(text[at - 1] ?? '') && !/\w/.test(text[at - 2] ?? ' ') };
  if (sign === '"') return { open: 1, close: '"', escapes: false };
  if (sign === '-' && text[at + 1] === '-') return { open: 2, close: '\n', escapes: false };
  if (sign !== '$' || /[\w$]/.test(text[at - 1] ?? ' ')) return null;
  const tag = /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(text.slice(at, at + 70))?.[0];
  return tag === undefined ? null : { open: tag.length, close: tag, escapes: false };
}

/** The place behind a comment, which may hold others. */
function afterComment(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i += 1) {
    if (text.startsWith('/*', i)) {
      depth += 1;
      i += 1;
    } else if (text.startsWith('*/', i)) {
      depth -= 1;
      i += 1;
      if (depth === 0) return i + 1;
    }
  }
  return text.length;
}

function afterQuoted(text: string, start: number, close: string, escapes: boolean): number {
  for (let i = start; i < text.length; i += 1) {
    if (escapes && text[i] === '\\') i += 1;
    else if (text.startsWith(close, i)) return i + close.length;
  }
  return text.length;
}

/** A `$n` of the text. */
interface Place {
  readonly at: number;
  readonly length: number;
  readonly number: number;
}

/** A stretch of the text in which the values count from `$1`: PostgreSQL takes none that is not used. */
function renumbered(
  text: string,
  start: number,
  end: number,
  places: readonly Place[],
  params: readonly number[],
): string {
  let sql = '';
  let from = start;
  for (const place of places) {
    sql += `${text.slice(from, place.at)}$${params.indexOf(place.number) + 1}`;
    from = place.at + place.length;
  }
  return sql + text.slice(from, end);
}

/**
 * Statements of a text, divided by semicolons outside quotes, dollar quotes and comments (PostgreSQL 18 documentation,
 * 4.1 Lexical Structure). What holds no words but comments is no statement. Linear in the length of the text.
 */
export function splitStatements(text: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let start = 0;
  let first = -1;
  let places: Place[] = [];
  let line = 1;
  let counted = 0;
  const end = (at: number): void => {
    if (first >= 0) {
      for (; counted < first; counted += 1) if (text[counted] === '\n') line += 1;
      const params = [...new Set(places.map((place) => place.number))].sort((a, b) => a - b);
      statements.push({ sql: renumbered(text, start, at, places, params).trim(), line, params });
    }
    start = at + 1;
    first = -1;
    places = [];
  };
  for (let i = 0; i < text.length; ) {
    if (text.startsWith('/*', i)) {
      i = afterComment(text, i);
      continue;
    }
    const quoted = closerAt(text, i);
    if (quoted !== null) {
      if (quoted.close !== '\n' && first < 0) first = i;
      i = afterQuoted(text, i + quoted.open, quoted.close, quoted.escapes);
      continue;
    }
    const sign = text[i] ?? '';
    if (sign === ';') end(i);
    else if (first < 0 && !/\s/.test(sign)) first = i;
    const number = sign === '$' && !/[\w$]/.test(text[i - 1] ?? ' ') ? /^\$(\d{1,5})/.exec(text.slice(i, i + 6)) : null;
    if (number !== null) places.push({ at: i, length: number[0].length, number: Number(number[1]) });
    i += 1;
  }
  end(text.length);
  return statements;
}

/** Whether a statement gives rows by a cursor: a query, not EXPLAIN or SHOW. */
export function isQuery(sql: string): boolean {
  let at = 0;
  for (;;) {
    while (/[\s(]/.test(sql[at] ?? '')) at += 1;
    if (sql.startsWith('--', at)) at = afterQuoted(sql, at + 2, '\n', false);
    else if (sql.startsWith('/*', at)) at = afterComment(sql, at);
    else return /^(?:select|with|values|table)\b/i.test(sql.slice(at, at + 7));
  }
}

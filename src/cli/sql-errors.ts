import { distance } from 'fastest-levenshtein';
import { DatabaseError } from '../model/errors.js';

/** What PostgreSQL said behind one of our errors. */
interface Said {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

function saidBy(error: DatabaseError): Said {
  const cause = typeof error.cause === 'object' && error.cause !== null ? error.cause : {};
  const field = (name: string): string => {
    const value: unknown = Reflect.get(cause, name);
    return typeof value === 'string' ? value : '';
  };
  return { code: field('code'), message: error.cause instanceof Error ? error.cause.message : '', hint: field('hint') };
}

/**
 * An error of a query in words that say what to do: which view stands for a table of schema threadbare, which name is
 * meant, PostgreSQL's own hint. `views` are the names of schema analytics; `where` says which statement it was.
 */
export function explainError(error: unknown, sql: string, views: readonly string[], where: string): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const { code, message, hint } = saidBy(error);
  const text = explanation(code, message, sql, views) ?? `${error.message}${hint === '' ? '' : ` (${hint})`}`;
  if (text === error.message && where === '') return error;
  return new DatabaseError(error.code, `${text}${where}`, error.remedy, { cause: error.cause });
}

function explanation(code: string, message: string, sql: string, views: readonly string[]): string | null {
  const refused = /permission denied for (?:schema|table|view|sequence|function) (\w+)/.exec(message)?.[1];
  if (code === '42501' && refused !== undefined) return closedTable(refused, sql, views);
  const unknown = /relation "([^"]+)" does not exist/.exec(message)?.[1];
  return code === '42P01' && unknown !== undefined ? unknownView(unknown, views) : null;
}

/** A table of a schema that queries do not see. */
function closedTable(refused: string, sql: string, views: readonly string[]): string | null {
  const tables = [...sql.matchAll(/\b"?threadbare"?\s*\.\s*"?(\w+)/gi)].map((match) => (match[1] ?? '').toLowerCase());
  if (tables.length === 0) return null;
  const known = tables.filter((table) => views.includes(`v_${table}`));
  const use = known.map((table) => `v_${table} instead of threadbare.${table}`).join(', ');
  return (
    `Queries read the views of schema analytics; ${refused === 'threadbare' ? 'tables' : refused} of schema threadbare may change. ` +
    `${use === '' ? `docs/data-model.md says which view has what ${tables[0] ?? ''} holds` : `Use ${use}`}. ` +
    '--tables opens the tables, read-only.'
  );
}

function unknownView(name: string, views: readonly string[]): string {
  const bare = (name.split('.').at(-1) ?? name).toLowerCase();
  const near = views
    .map((view) => ({ view, away: Math.min(distance(bare, view), distance(`v_${bare}`, view)) }))
    .sort((a, b) => a.away - b.away || (a.view < b.view ? -1 : 1))
    .slice(0, 1)
    .filter(({ away }) => away <= Math.max(2, bare.length / 3));
  const meant = near.map(({ view }) => ` Did you mean ${view}?`).join('');
  return `There is no view ${name}.${meant} docs/data-model.md lists them all.`;
}

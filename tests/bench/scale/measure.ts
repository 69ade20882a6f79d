import type { Sql } from 'postgres';
import type { Store } from '../../../src/store/index.js';

export interface Question {
  readonly title: string;
  readonly sql: string;
  readonly params: readonly string[];
  /** Milliseconds. */
  readonly limit: number;
}

export interface Result extends Question {
  /** Of five, after one to warm up: milliseconds from the call to the decoded rows, as a reader. */
  readonly median: number;
  readonly rows: number;
  readonly indexes: readonly string[];
  /** Big tables that are read as a whole, with the rows read. */
  readonly whole: readonly string[];
  readonly note: string | null;
  readonly faults: readonly string[];
}

/** Rows from which reading a table as a whole must be declared. */
const BIG = 50_000;

/** Questions about everything read a table of sums as a whole; that is what the tables are for. */
const DECLARED: Readonly<Record<string, { readonly tables: readonly string[]; readonly why: string }>> = {
  'Full text: a phrase of common words': {
    tables: [],
    why: 'the index knows words, not places: every post that has both (a tenth of all here) is read',
  },
  'How does it develop month by month?': { tables: ['daily_thread'], why: 'every day of every thread' },
};

/** Asks a question five times, and looks at its plan. */
export async function measure(store: Store, sql: Sql, question: Question): Promise<Result> {
  const ask = async (): Promise<{ ms: number; rows: number }> => {
    const begin = performance.now();
    const answer = await store.reading((reader) => reader.query(question.sql, question.params), { role: 'reader' });
    return { ms: performance.now() - begin, rows: answer.rows.length };
  };
  const { rows } = await ask();
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) times.push((await ask()).ms);
  const median = times.sort((a, b) => a - b)[2] ?? 0;
  const plan = await readPlan(store, question);
  const sizes = new Map<string, number>();
  for (const row of await sql<
    { name: string; rows: string }[]
  >`select relname as name, reltuples::bigint as rows from pg_class where relkind = 'r'`)
    sizes.set(row.name, Number(row.rows));
  const whole = [...new Set(plan.scanned)].filter((table) => (sizes.get(table) ?? 0) > BIG);
  const declared = DECLARED[question.title];
  return {
    ...question,
    median,
    rows,
    indexes: [...new Set(plan.indexes)].sort(),
    whole,
    note: declared?.why ?? null,
    faults: [
      ...(median > question.limit ? [`took ${median.toFixed(0)} ms, more than ${question.limit}`] : []),
      ...whole.filter((table) => !(declared?.tables ?? []).includes(table)).map((table) => `reads all of ${table}`),
    ],
  };
}

interface Plan {
  readonly indexes: string[];
  readonly scanned: string[];
}

async function readPlan(store: Store, { sql, params }: Question): Promise<Plan> {
  const { rows } = await store.reading((reader) => reader.query(`explain (format json) ${sql}`, params));
  const found: Plan = { indexes: [], scanned: [] };
  walk(rows[0]?.['QUERY PLAN'], found);
  return found;
}

function walk(node: unknown, found: Plan): void {
  if (Array.isArray(node)) for (const one of node) walk(one, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const text = (key: string): string => String(Reflect.get(node, key) ?? '');
  if (text('Index Name') !== '') found.indexes.push(text('Index Name'));
  if (text('Node Type') === 'Seq Scan') found.scanned.push(text('Relation Name'));
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, found);
}

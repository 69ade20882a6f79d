import { randomBytes } from 'node:crypto';
import { DatabaseError } from '../../model/errors.js';
import { deterministicId } from '../../model/ids.js';
import { firstRow, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';
import { type ForgetRule, type ForgetRules, RULE_KINDS, type RuleKind, rulesFor } from './rules.js';

/** All rules of a data set; `for` puts those of one site together, each site once. */
export interface KeptRules {
  readonly key: Uint8Array;
  readonly rules: readonly ForgetRule[];
  readonly for: (site: string | null) => ForgetRules;
}

/** Data sets whose rules this process has read, by key: a page needs them, and there may be thousands. */
const known = new Map<string, { readonly number: number; readonly kept: KeptRules }>();
const DATA_SETS = 8;

/** The rules of a data set; null where nothing was ever forgotten. One small statement when they are known already. */
export async function readRules(session: Session): Promise<KeptRules | null> {
  const state = firstRow(
    await session.query(
      `select k.key, coalesce((select max(number) from threadbare.forgotten), 0)::integer as number from threadbare.forgotten_key k`,
    ),
  );
  if (state === null) return null;
  const key = state.bytes('key');
  const id = Buffer.from(key).toString('hex');
  const number = state.number('number');
  const before = known.get(id);
  if (before?.number === number) return before.kept;
  const rows = rowsOf(
    await session.query('select kind, site, mark, length, screen from threadbare.forgotten order by number'),
  );
  const kept = keptRules(
    key,
    rows.map((row) => ({
      kind: kindOf(row.text('kind')),
      site: row.textOrNull('site'),
      mark: row.text('mark'),
      length: row.numberOrNull('length'),
      screen: row.numberOrNull('screen'),
    })),
  );
  if (known.size >= DATA_SETS) known.clear();
  known.set(id, { number, kept });
  return kept;
}

export function keptRules(key: Uint8Array, rules: readonly ForgetRule[]): KeptRules {
  const sites = new Map<string | null, ForgetRules>();
  return {
    key,
    rules,
    for: (site) => {
      const made = sites.get(site) ?? rulesFor(key, site, rules);
      sites.set(site, made);
      return made;
    },
  };
}

/** The rules as if each were for every site: for rows that belong to none. */
export const everywhere = (kept: KeptRules): ForgetRules =>
  keptRules(
    kept.key,
    kept.rules.map((rule) => ({ ...rule, site: null })),
  ).for(null);

function kindOf(word: string): RuleKind {
  const kind = RULE_KINDS.find((one) => one === word);
  if (kind !== undefined) return kind;
  throw new DatabaseError(
    'newer-schema',
    `This data set holds a rule of a kind this version does not know (${word}). Update threadbare.`,
  );
}

/** The key of a data set, made if it has none yet. */
export async function makeKey(session: Session): Promise<Uint8Array> {
  await session.query(`insert into threadbare.forgotten_key (key) values ($1::bytea) on conflict do nothing`, [
    `\\x${randomBytes(32).toString('hex')}`,
  ]);
  const row = firstRow(await session.query('select key from threadbare.forgotten_key'));
  if (row === null) throw new DatabaseError('statement-failed', 'The key of the forgotten things could not be kept.');
  return row.bytes('key');
}

/**
 * Pages come in under the shared lock, and who begins to forget waits for it alone: a page that did not see the rules
 * is stored before everything is looked through.
 */
export async function lockGate(session: Session, mode: 'shared' | 'exclusive'): Promise<void> {
  const fn = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await session.query(`select ${fn}(hashtextextended('threadbare forgetting', 7))`);
}

/**
 * Adds rules; those that stand stay as they are. Gives how many are new. One process at a time, so that numbers become
 * visible in their order; the caller holds its locks of threads already.
 */
export async function addRules(session: Session, runId: string, rules: readonly ForgetRule[]): Promise<number> {
  const rows = new Map(
    rules.map((rule) => [deterministicId('forgotten', rule.kind, rule.site, rule.mark), rule] as const),
  );
  if (rows.size === 0) return 0;
  const list = [...rows.values()];
  await session.query(`select pg_advisory_xact_lock(hashtextextended('threadbare forgotten', 7))`);
  const added = await session.query(
    `insert into threadbare.forgotten (rule_id, kind, site, mark, length, screen, run_id)
     select u.rule_id, u.kind, u.site, u.mark, u.length, u.screen, $7::uuid
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[])
       as u(rule_id, kind, site, mark, length, screen)
     on conflict do nothing returning 1`,
    [
      arrayLiteral([...rows.keys()]),
      arrayLiteral(list.map((rule) => rule.kind)),
      arrayLiteral(list.map((rule) => rule.site)),
      arrayLiteral(list.map((rule) => rule.mark)),
      arrayLiteral(list.map((rule) => (rule.length === null ? null : String(rule.length)))),
      arrayLiteral(list.map((rule) => (rule.screen === null ? null : String(rule.screen)))),
      runId,
    ],
  );
  return added.rows.length;
}

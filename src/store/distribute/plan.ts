import type { Placement } from './tables.js';

/** A foreign key as the catalogue has it. */
export interface ForeignKey {
  readonly name: string;
  /** Tables by schema and name. */
  readonly from: string;
  readonly to: string;
  /** As `pg_get_constraintdef` writes it. */
  readonly definition: string;
}

/** What the catalogue says about the tables of a data set. */
export interface Layout {
  /** Tables by schema and name. */
  readonly tables: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Tables Citus knows already. */
  readonly placed: ReadonlySet<string>;
}

/** The table the others are colocated with. */
const FIRST = 'threadbare.thread';

/**
 * The SQL that spreads a data set, for one transaction: foreign keys of tables that change are dropped, tables created as
 * reference and distributed tables (their rows go along), keys added again. Pure; nothing where all is done.
 */
export function distributeSql(layout: Layout, placement: Readonly<Record<string, Placement>>): string[] {
  const open = (kind: Placement): string[] =>
    layout.tables.filter((name) => placement[name] === kind && !layout.placed.has(name));
  const references = open('reference');
  const distributed = open('distributed').sort((a, b) => Number(b === FIRST) - Number(a === FIRST));
  const changing = new Set([...references, ...distributed]);
  if (changing.size === 0) return [];
  const keys = layout.foreignKeys.filter(({ from, to }) => changing.has(from) || changing.has(to));
  return [
    // Citus would else use several connections at once, which see neither the dropped keys nor each other.
    `set local citus.multi_shard_modify_mode to 'sequential'`,
    ...keys.map((key) => `alter table ${key.from} drop constraint ${quoted(key.name)}`),
    ...references.map((name) => `select create_reference_table('${name}')`),
    ...distributed.map(
      (name) =>
        `select create_distributed_table('${name}', 'thread_id', colocate_with => '${name === FIRST ? 'none' : FIRST}')`,
    ),
    ...keys.map((key) => `alter table ${key.from} add constraint ${quoted(key.name)} ${key.definition}`),
  ];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

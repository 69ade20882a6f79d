import type { Columns } from '../../archive/dump/dump-row.js';
import { readBody } from '../../engines/bodies/index.js';
import { renderBody } from '../../model/body.js';
import { InputError } from '../../model/errors.js';
import type { Moment } from '../../model/moment.js';
import type { Reaction } from '../../model/page.js';
import { withColumnQuotes } from './column-quotes.js';
import { findDumps } from './dump-files.js';
import { openTable, usedColumns } from './open-table.js';
import type { DumpMap } from './parse-map.js';
import { type ReadRow, rowReader } from './row-reader.js';
import { columnOf } from './value-at.js';

/** A row as a map reads it, for people to look at. */
export interface ShownRow {
  readonly row: number;
  readonly site: string | null;
  readonly forum: readonly string[];
  readonly thread: { readonly id: string | null; readonly url: string | null; readonly title: string | null };
  readonly id: string | null;
  readonly parent: string | null;
  readonly author: string | null;
  readonly posted: Moment | null;
  readonly kind: string;
  readonly ownText: string;
  readonly quotes: readonly { readonly author: string | null; readonly post: string | null; readonly text: string }[];
  readonly reactions: readonly Reaction[];
}

/** What a map makes of the beginning of a file. */
export interface DryRun {
  readonly file: string;
  readonly posts: readonly ShownRow[];
  /** Rows that cannot be read, with the reason. */
  readonly refused: readonly { readonly row: number; readonly message: string }[];
  readonly leftOut: number;
  /** Columns of the file that the map does not use. */
  readonly unused: readonly string[];
}

/** Posts shown, and rows looked at for them. */
const SHOWN = 5;
const LOOKED_AT = 1_000;

/**
 * Reads the first posts of each file and stores nothing.
 *
 * @throws UsageError as `ingestDump`, InputError where a file cannot be opened
 */
export async function dryRun(
  inputs: readonly string[],
  map: DumpMap,
  stdin: AsyncIterable<unknown>,
): Promise<{ readonly files: readonly DryRun[]; readonly missing: readonly { file: string; message: string }[] }> {
  const { files, missing } = await findDumps(inputs);
  const runs: DryRun[] = [];
  for (const file of files) runs.push(await ofFile(file, map, stdin));
  return { files: runs, missing };
}

async function ofFile(file: string, map: DumpMap, stdin: AsyncIterable<unknown>): Promise<DryRun> {
  const source = await openTable(file, map, stdin);
  const read = rowReader(map.spec);
  const posts: ShownRow[] = [];
  const refused: { row: number; message: string }[] = [];
  const columns = new Set(source.names ?? []);
  let leftOut = 0;
  let looked = 0;
  for await (const rows of source.rows) {
    for (const row of rows) {
      looked += 1;
      if (posts.length === SHOWN) break;
      if ('error' in row) refused.push({ row: row.number, message: row.error.message });
      else {
        for (const name of Object.keys(row.columns)) columns.add(name);
        const made = readOne(row.columns, read);
        if (made instanceof InputError) refused.push({ row: row.number, message: made.message });
        else if (made === null) leftOut += 1;
        else posts.push(shown(row.number, made));
      }
    }
    if (posts.length === SHOWN || looked >= LOOKED_AT) break;
  }
  const used = new Set(usedColumns(map.spec).map((name) => columnOf(name, columns)));
  const unused = [...columns].filter((name) => !used.has(name));
  return { file, posts, refused: refused.slice(0, SHOWN), leftOut, unused };
}

function readOne(columns: Columns, read: (columns: Columns) => ReadRow | null): ReadRow | null | InputError {
  try {
    return read(columns);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

function shown(row: number, post: ReadRow): ShownRow {
  const { blocks, answers } = withColumnQuotes(readBody(post.body ?? '', post.form).blocks, post.quotes);
  const body = renderBody(blocks);
  return {
    row,
    site: post.site,
    forum: post.forum,
    thread: { ...post.thread, title: post.thread.title ?? post.title },
    id: post.id,
    parent: post.parent ?? answers,
    author: post.author.name,
    posted: post.posted,
    kind: post.kind,
    ownText: body.ownText,
    quotes: body.quotes.map(({ block, text }) => ({ author: block.author, post: block.sourceExternalId, text })),
    reactions: post.reactions,
  };
}

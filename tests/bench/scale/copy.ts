import { once } from 'node:events';
import type { Sql } from 'postgres';

/** Columns written, by table; generated and defaulted ones are left out. */
const COLUMNS: Readonly<Record<string, string>> = {
  site: 'site_id host',
  forum: 'forum_id site_id path',
  author: 'author_id site_id name',
  run: 'run_id command version started_at finished_at',
  analyzer: 'analyzer version version_key selected',
  thread: 'thread_id site_id forum_id engine external_id title url tags pages problems fingerprints',
  page: 'thread_id content_hash site engine page_number snapshot',
  page_source: 'thread_id source_id content_hash file url sha256 run_id',
  post: 'thread_id post_id kind position ordinal external_id author_id author_kind author_inferred posted_at posted_precision own_text parts original_share size_raw size_folded size_repeated_raw size_repeated_folded size_own_folded',
  revision: 'thread_id post_id number text own_text',
  quote:
    'thread_id post_id quote_index parent_index header attributed_author source_post_id verdict method similarity source_start source_end text diff meaning_changed extent_method extent_confidence source_edited_later',
  reaction: 'thread_id post_id reaction_index name kind polarity count',
  reply: 'thread_id from_post_id to_post_id via multiplicity',
  repeat: 'thread_id post_id repeat_index start_offset end_offset source_post_id kind source_thread_id',
  source:
    'thread_id post_id document_id relation score pasted_share quotations_matched quotations_total containment longest_run',
  document: 'document_id content_hash url title authors published_at published_precision text fingerprints',
  document_source: 'source_id document_id content_hash file sha256 run_id',
  saying:
    'row_id saying_id document_id speaker text start_offset end_offset in_title form reference reference_basis relation similarity published_at',
  annotation: 'thread_id subject_id analyzer version input_hash post_id value run_id',
  problem: 'problem_id file code message run_id',
  change: 'entity id thread_id op run_id',
};

export type Cell = string | number | boolean | null | readonly (string | number)[] | { readonly json: unknown };

/** One line of COPY's text format. */
function line(cells: readonly Cell[]): string {
  return `${cells.map(cell).join('\t')}\n`;
}

function cell(value: Cell): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if ('json' in value) return escaped(JSON.stringify(value.json));
  return escaped(`{${value.map((item) => (typeof item === 'number' ? item : `"${item}"`)).join(',')}}`);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
const escaped = (text: string): string => text.replace(/[\\\n\t\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** Rows waiting to be copied, by table. */
export class Basket {
  readonly #lines = new Map<string, string[]>();

  add(table: string, ...cells: readonly Cell[]): void {
    const lines = this.#lines.get(table) ?? [];
    lines.push(line(cells));
    this.#lines.set(table, lines);
  }

  clear(): void {
    this.#lines.clear();
  }

  /** Copies all that waits, in one transaction, without looking foreign keys up. */
  async flush(sql: Sql): Promise<void> {
    await sql.begin(async (transaction) => {
      await transaction.unsafe('set local session_replication_role = replica');
      for (const [table, columns] of Object.entries(COLUMNS)) {
        const lines = this.#lines.get(table);
        if (lines === undefined) continue;
        const names = columns.split(' ').map((name) => `"${name}"`);
        const stream = await transaction
          .unsafe(`copy threadbare."${table}" (${names.join(', ')}) from stdin`)
          .writable();
        for (let i = 0; i < lines.length; i += 2000)
          if (!stream.write(lines.slice(i, i + 2000).join(''))) await once(stream, 'drain');
        stream.end();
        await once(stream, 'finish');
      }
    });
    this.clear();
  }
}

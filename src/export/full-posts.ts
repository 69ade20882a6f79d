import { type Piece, piecesOf, type QuoteHead } from './body.js';
import { columnsOf, entitySql, guarded, type Job, SITE } from './job.js';
import type { EntityName } from './options.js';
import { type Column, numberOf, type Row, rowsIn, textOf } from './row.js';
import { ENTITIES, identifier } from './sql.js';

/** A post with all that forms of other programs hold of it; every part has passed the guard. */
export interface FullPost {
  readonly thread: Row;
  /** True for the first post of its thread that is read. */
  readonly first: boolean;
  readonly post: Row;
  readonly quotes: readonly Row[];
  readonly reactions: readonly Row[];
  readonly replies: readonly Row[];
  readonly stances: readonly Row[];
  /** The body in its pieces; empty without texts. */
  readonly pieces: readonly Piece[];
  readonly heads: ReadonlyMap<number, QuoteHead>;
  /** Posts that answer it; null where nobody asked. */
  readonly answers: number | null;
}

const PARTS: readonly (readonly [entity: EntityName, post: string, order: string])[] = [
  ['quotes', 'post_id', 'quote_index'],
  ['reactions', 'post_id', 'reaction_index'],
  ['replies', 'from_post_id', 'to_post_id, c.via'],
  ['stances', 'post_id', 'target_key'],
];

/** The post itself as SQL sees it inside its row: the engine's id of a quoted post stands with that post. */
const SOURCE_ID = `(select s.external_id from v_post s where s.thread_id = coalesce(c.source_thread_id, c.thread_id) and s.post_id = c.source_post_id)`;

const ANSWERS = `, (select count(distinct r.from_post_id)::integer from v_reply r
      where r.thread_id = v_post.thread_id and r.to_post_id = v_post.post_id) as "__answers"`;

/**
 * Posts in the order of their threads, one cursor over posts and one over threads. What belongs to a post comes with it
 * by index lookups, so memory holds a batch of posts, however long a thread is.
 */
export async function* fullPosts(job: Job, countAnswers = false): AsyncGenerator<FullPost> {
  const columns = await columnsOf(job.reader, 'posts');
  const parts = new Map<EntityName, readonly Column[]>();
  for (const [entity] of PARTS) parts.set(entity, await columnsOf(job.reader, entity));
  const also = PARTS.map(([entity, post, order]) => {
    const view = ENTITIES[entity].view;
    const list = (parts.get(entity) ?? []).map(({ name }) => `c.${identifier(name)}`).join(', ');
    const source = entity === 'quotes' ? `, ${SOURCE_ID} as "__source"` : '';
    return `, (select json_agg(to_json(x)) from (select ${list}${source} from ${view} c
      where c.thread_id = v_post.thread_id and c.${post} = v_post.post_id order by c.${order}) x) as "__${entity}"`;
  }).join('');
  const sql = entitySql(ENTITIES.posts, columns, job.condition, { also: countAnswers ? also + ANSWERS : also });
  const threads = threadsInStep(job);
  const kept = job.guard.columns('posts', columns);
  let last: string | null = null;
  for await (const { rows } of job.reader.scan(sql, { batchRows: 200 })) {
    job.signal.throwIfAborted();
    for (const row of rows) {
      const threadId = textOf(row, 'thread_id') ?? '';
      const site = textOf(row, SITE);
      const raw = (entity: EntityName): readonly Row[] =>
        rowsIn(row[`__${entity}`]).map((one) => ({ ...one, [SITE]: site }));
      const part = (entity: EntityName): readonly Row[] => {
        const all = parts.get(entity) ?? [];
        const left = job.guard.columns(entity, all);
        return raw(entity).map((one) => guarded(job, entity, left, one));
      };
      const quotes = part('quotes');
      const { pseudonyms } = job.guard;
      const hide = (text: string): string => (pseudonyms === null ? text : pseudonyms.text(site, text));
      const sources = raw('quotes').map((quote) => textOf(quote, '__source'));
      yield {
        thread: await threads(threadId),
        first: threadId !== last,
        post: guarded(job, 'posts', kept, row),
        quotes,
        reactions: part('reactions'),
        replies: part('replies'),
        stances: part('stances'),
        pieces: job.options.text
          ? piecesOf(row, raw('quotes')).map(({ quote, text }) => ({ quote, text: hide(text) }))
          : [],
        heads: new Map(
          quotes.map((quote, i): [number, QuoteHead] => {
            const source = sources[i] ?? null;
            return [
              numberOf(quote, 'quote_index') ?? i,
              {
                parent: numberOf(quote, 'parent_index'),
                author: textOf(quote, 'attributed_author'),
                source: source === null || pseudonyms === null ? source : pseudonyms.ref(site, source),
                header: textOf(quote, 'header'),
              },
            ];
          }),
        ),
        answers: numberOf(row, '__answers'),
      };
      last = threadId;
    }
  }
}

/** Threads in the order of their ids, for a caller who asks in that order. */
function threadsInStep(job: Job): (threadId: string) => Promise<Row> {
  const state: { rows: AsyncGenerator<Row> | null; current: Row; id: string } = { rows: null, current: {}, id: '' };
  return async (threadId) => {
    state.rows ??= threadRows(job);
    while (state.id !== threadId) {
      const next = await state.rows.next();
      if (next.done === true) break;
      state.id = textOf(next.value, '__id') ?? '';
      state.current = next.value;
    }
    return state.current;
  };
}

async function* threadRows(job: Job): AsyncGenerator<Row> {
  const columns = await columnsOf(job.reader, 'threads');
  const kept = job.guard.columns('threads', columns);
  const sql = entitySql(ENTITIES.threads, columns, job.condition, {});
  for await (const { rows } of job.reader.scan(sql, { batchRows: 500 }))
    for (const row of rows) yield { ...guarded(job, 'threads', kept, row), __id: row.thread_id };
}

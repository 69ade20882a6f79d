import type { EntityName } from './options.js';

/** A text as SQL, whatever it holds. */
export function literal(text: string): string {
  const quoted = `'${text.replaceAll('\0', '').replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? ` E${quoted}` : quoted;
}

/** A column's name as SQL. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** How rows of an entity are read, chosen, ordered and placed. */
export interface Entity {
  readonly name: EntityName;
  /** View of schema analytics; its columns are the columns of the export. */
  readonly view: string;
  readonly order: string;
  /** Keeps rows that belong to the posts of `chosen` (thread_id, post_id, author_id). */
  readonly chosen: string;
  /** SQL for the host of the installation; `null` where an entity has none. */
  readonly site: string;
  /** SQL for the time that decides the month. */
  readonly time: string;
  readonly changes: ChangeRule | null;
}

/** How the change log names rows of an entity. */
export interface ChangeRule {
  /** Columns that say which row it is, and how the log's id (parts joined by /) gives them. */
  readonly key: readonly (readonly [column: string, sql: string])[];
  /** Kind of row in the log that is this one. */
  readonly own: string;
  /** Kinds whose change alters all rows of the post their id begins with. */
  readonly ofPost: readonly string[];
  /** Kinds whose change alters all rows of their thread: `kind`, or `kind/analyzer` for values about the whole thread. */
  readonly ofThread: readonly string[];
  /** True: a view row has no key of its own; a tombstone names the post, and all rows of it follow. */
  readonly group: boolean;
}

const part = (n: number, type: string): string => `split_part(l.id, '/', ${n})::${type}`;
const OF_POST: readonly (readonly [string, string])[] = [
  ['thread_id', 'l.thread_id'],
  ['post_id', part(1, 'uuid')],
];

const thread = (view: string): string => `(select t.site from v_thread t where t.thread_id = ${view}.thread_id)`;
const posted = (view: string, post = 'post_id'): string =>
  `(select p.posted_at from v_post p where p.thread_id = ${view}.thread_id and p.post_id = ${view}.${post})`;

/** An entity whose rows belong to a post. */
function ofPost(name: EntityName, view: string, rest: string, changes: ChangeRule, post = 'post_id'): Entity {
  return {
    name,
    view,
    order: `thread_id, ${post}${rest === '' ? '' : `, ${rest}`}`,
    chosen: `(thread_id, ${post}) in (select thread_id, post_id from chosen)`,
    site: thread(view),
    time: posted(view, post),
    changes,
  };
}

const grouped = (own: string, ofThread: readonly string[] = []): ChangeRule => ({
  key: OF_POST,
  own,
  ofPost: ['post'],
  ofThread,
  group: true,
});

const keyed = (own: string, ...parts: readonly (readonly [string, string])[]): ChangeRule => ({
  key: [['thread_id', 'l.thread_id'], ...parts],
  own,
  ofPost: [],
  ofThread: [],
  group: false,
});

export const ENTITIES: Readonly<Record<EntityName, Entity>> = {
  posts: {
    name: 'posts',
    view: 'v_post',
    order: 'thread_id, ordinal',
    chosen: '(thread_id, post_id) in (select thread_id, post_id from chosen)',
    site: 'site',
    time: 'posted_at',
    // Its text is put together from its quotes, its scores from the annotations, its title from the thread.
    changes: { ...keyed('post', ['post_id', part(1, 'uuid')]), ofPost: ['quote', 'annotation'], ofThread: ['thread'] },
  },
  threads: {
    name: 'threads',
    view: 'v_thread',
    order: 'thread_id',
    chosen: 'thread_id in (select thread_id from chosen)',
    site: 'site',
    time: 'first_posted_at',
    // Counts of posts and authors, first and last time.
    changes: { ...keyed('thread'), ofThread: ['post'] },
  },
  authors: {
    name: 'authors',
    view: 'v_author',
    order: 'author_id',
    chosen: 'author_id in (select author_id from chosen)',
    site: 'site',
    time: 'first_posted_at',
    changes: null,
  },
  quotes: ofPost('quotes', 'v_quote', 'quote_index', {
    ...keyed('quote', ['post_id', part(1, 'uuid')], ['quote_index', part(2, 'integer')]),
    ofPost: ['post'],
  }),
  replies: ofPost(
    'replies',
    'v_reply',
    'to_post_id, via',
    {
      ...keyed('reply', ['from_post_id', part(1, 'uuid')], ['to_post_id', part(2, 'uuid')], ['via', part(3, 'text')]),
      ofPost: ['annotation'],
    },
    'from_post_id',
  ),
  stances: ofPost('stances', 'v_stance', 'target_key', grouped('annotation', ['annotation/targets'])),
  sentiment: ofPost('sentiment', 'v_sentiment', 'analyzer', grouped('annotation')),
  reactions: ofPost(
    'reactions',
    'v_reaction',
    'reaction_index',
    keyed('reaction', ['post_id', part(1, 'uuid')], ['reaction_index', part(2, 'integer')]),
  ),
  repeats: ofPost(
    'repeats',
    'v_repeat',
    'start_offset, end_offset, source_post_id, source_document_id, kind',
    grouped('repeat'),
  ),
  sources: ofPost(
    'sources',
    'v_source',
    'document_id, relation',
    keyed('source', ['post_id', part(1, 'uuid')], ['document_id', part(2, 'uuid')], ['relation', part(3, 'text')]),
  ),
  sayings: {
    name: 'sayings',
    view: 'v_saying',
    order: 'saying_id, post_id, document_id, in_title, start_offset, end_offset',
    // A saying whole, with the articles that have it too.
    chosen:
      'saying_id in (select s.saying_id from v_saying s where (s.thread_id, s.post_id) in (select thread_id, post_id from chosen))',
    site: thread('v_saying'),
    time: 'published_at',
    changes: { key: [['row_id', part(1, 'uuid')]], own: 'saying', ofPost: [], ofThread: [], group: false },
  },
  documents: {
    name: 'documents',
    view: 'v_document',
    order: 'document_id',
    chosen: `(document_id in (select s.document_id from v_source s where (s.thread_id, s.post_id) in (select thread_id, post_id from chosen))
      or document_id in (select q.source_document_id from v_quote q where (q.thread_id, q.post_id) in (select thread_id, post_id from chosen)))`,
    site: 'null::text',
    time: 'published_at',
    changes: { key: [['document_id', part(1, 'uuid')]], own: 'document', ofPost: [], ofThread: [], group: false },
  },
  changes: {
    name: 'changes',
    view: 'v_change',
    order: 'seq',
    chosen: 'thread_id in (select thread_id from chosen)',
    site: 'null::text',
    time: 'at',
    changes: null,
  },
};

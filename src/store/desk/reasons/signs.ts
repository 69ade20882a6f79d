import { type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { ALTERED, ANSWERS, COPIES, FAMILIES, HOSTILE, PASTES, PLAY, QUARRELS } from './sign-statements.js';
import type {
  Copy,
  HardAnswer,
  HostilePost,
  OtherPost,
  Paste,
  Quarrel,
  ThreadSigns,
  WrongQuote,
} from './sign-types.js';

/** Reads the signs of some threads, each kind with one statement. Threads without any are left out. */
export async function readSigns(session: Session, threadIds: readonly string[]): Promise<ThreadSigns[]> {
  const ids = arrayLiteral(threadIds);
  const read = async <T>(
    statement: string,
    made: (row: Row) => T,
    more: readonly string[] = [],
  ): Promise<Map<string, T[]>> => {
    const found = new Map<string, T[]>();
    for (const row of rowsOf(await session.query(statement, [ids, ...more]))) {
      const threadId = row.text('thread_id');
      const known = found.get(threadId);
      if (known === undefined) found.set(threadId, [made(row)]);
      else known.push(made(row));
    }
    return found;
  };
  const hostile = await read(HOSTILE, hostilePost, [PLAY]);
  const quarrels = await read(QUARRELS, quarrel);
  const quotes = await read(ALTERED, wrongQuote);
  const pastes = await read(PASTES, paste);
  const copies = await readCopies(session, read);
  const answers = await read(ANSWERS, hardAnswer);
  const all = [hostile, quarrels, quotes, pastes, copies, answers];
  return threadIds
    .filter((threadId) => all.some((found) => found.has(threadId)))
    .map((threadId) => ({
      threadId,
      hostile: hostile.get(threadId) ?? [],
      quarrels: quarrels.get(threadId) ?? [],
      quotes: quotes.get(threadId) ?? [],
      pastes: pastes.get(threadId) ?? [],
      copies: copies.get(threadId) ?? [],
      answers: answers.get(threadId) ?? [],
    }));
}

/** Copies with the figures of their families: most threads have none, so the figures are only asked for where there are. */
async function readCopies(
  session: Session,
  read: <T>(statement: string, made: (row: Row) => T) => Promise<Map<string, T[]>>,
): Promise<Map<string, Copy[]>> {
  const bare = await read(COPIES, bareCopy);
  const sources = [...bare.values()].flat();
  if (sources.length === 0) return new Map();
  const figures = new Map(
    rowsOf(
      await session.query(FAMILIES, [
        arrayLiteral(sources.map((copy) => copy.sourceThreadId)),
        arrayLiteral(sources.map((copy) => copy.sourcePostId)),
      ]),
    ).map((row) => [`${row.text('thread_id')} ${row.text('post_id')}`, row]),
  );
  const withFigures = (copy: ReturnType<typeof bareCopy>): Copy[] => {
    const family = figures.get(`${copy.sourceThreadId} ${copy.sourcePostId}`);
    if (family === undefined) return [];
    return [
      {
        ...copy,
        accounts: family.number('accounts'),
        posts: family.number('posts'),
        threads: family.number('threads'),
        hours: family.numberOrNull('hours'),
      },
    ];
  };
  return new Map([...bare].map(([threadId, copies]) => [threadId, copies.flatMap(withFigures)]));
}

const other = (threadId: unknown, postId: unknown, authorId: unknown, author: unknown): OtherPost[] =>
  typeof threadId === 'string' && typeof postId === 'string'
    ? [
        {
          threadId,
          postId,
          authorId: typeof authorId === 'string' ? authorId : null,
          author: typeof author === 'string' ? author : null,
        },
      ]
    : [];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
const textsOf = (value: unknown): string[] => listOf(value).flatMap((one) => (typeof one === 'string' ? [one] : []));

function stretchesOf(value: unknown): { readonly start: number; readonly end: number }[] {
  return listOf(value).flatMap((one) => {
    const [start, end] = listOf(one);
    return typeof start === 'number' && typeof end === 'number' ? [{ start, end }] : [];
  });
}

function hostilePost(row: Row): HostilePost {
  return {
    postId: row.text('post_id'),
    authorId: row.textOrNull('author_id'),
    position: row.numberOrNull('position'),
    incivility: row.number('score'),
    kinds: textsOf(row.value('kinds')),
    aim: row.textOrNull('aim'),
    confidence: row.numberOrNull('confidence') ?? 0,
    victimId: row.textOrNull('victim_id'),
    spans: listOf(row.value('evidence')).flatMap((one) => {
      const [start, end] = [fieldOf(one, 'start'), fieldOf(one, 'end')];
      const [kind, aim] = [fieldOf(one, 'kind'), fieldOf(one, 'aim')];
      return typeof start === 'number' && typeof end === 'number' && typeof kind === 'string'
        ? [{ start, end, kind, aim: typeof aim === 'string' ? aim : 'nobody' }]
        : [];
    }),
    playful: row.boolean('playful'),
    laughedAt: row.boolean('laughed_at'),
    answers: listOf(row.value('answers')).flatMap((one) => {
      const [postId, authorId, author] = listOf(one);
      return other(row.text('thread_id'), postId, authorId, author);
    }),
  };
}

function quarrel(row: Row): Quarrel {
  return {
    memberIds: listOf(row.value('member_ids')).map((one) => (typeof one === 'string' ? one : null)),
    postIds: textsOf(row.value('post_ids')),
    fromPosition: row.number('from_position'),
    toPosition: row.number('to_position'),
    before: row.number('before'),
    after: row.number('after'),
    confidence: row.number('confidence'),
  };
}

function wrongQuote(row: Row): WrongQuote {
  return {
    postId: row.text('post_id'),
    authorId: row.textOrNull('author_id'),
    quoteIndex: row.number('quote_index'),
    verdict: row.text('verdict') === 'altered' ? 'altered' : 'misattributed',
    method: row.textOrNull('method'),
    similarity: row.numberOrNull('similarity'),
    length: row.number('length'),
    nested: row.boolean('nested'),
    diff: row.value('diff'),
    namedAuthor: row.textOrNull('attributed_author'),
    source:
      other(
        row.value('source_thread_id'),
        row.value('source_post_id'),
        row.value('source_author_id'),
        row.value('source_author'),
      )[0] ?? null,
  };
}

function paste(row: Row): Paste {
  return {
    postId: row.text('post_id'),
    authorId: row.textOrNull('author_id'),
    documentId: row.text('document_id'),
    pastedShare: row.number('pasted_share'),
    longestRun: row.number('longest_run'),
    declared: row.boolean('declared'),
    text: row.text('words'),
    documentUrl: row.textOrNull('url'),
    publisher: row.textOrNull('publisher'),
    title: row.textOrNull('title'),
    links: listOf(row.value('links')).flatMap((one) => {
      const url = fieldOf(one, 'url');
      return typeof url === 'string' ? [url] : [];
    }),
    spans: stretchesOf(row.value('spans')),
  };
}

function bareCopy(row: Row) {
  return {
    postId: row.text('post_id'),
    authorId: row.textOrNull('author_id'),
    sourceThreadId: row.text('source_thread_id'),
    sourcePostId: row.text('source_post_id'),
    length: row.number('length'),
    first: row.boolean('first'),
    spans: stretchesOf(row.value('spans')),
  };
}

function hardAnswer(row: Row): HardAnswer {
  return {
    postId: row.text('post_id'),
    authorId: row.text('author_id'),
    position: row.numberOrNull('position'),
    hour: row.numberOrNull('hour'),
    toPostId: row.text('to_post_id'),
    toAuthorId: row.text('to_author_id'),
    incivility: row.numberOrNull('incivility') ?? 0,
    disagrees: row.boolean('disagrees'),
  };
}

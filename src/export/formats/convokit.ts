import { jsonText } from '../cells.js';
import { fullPosts } from '../full-posts.js';
import { columnsOf, guarded, type Job, rawRows } from '../job.js';
import { type Row, textOf } from '../row.js';
import { answers } from './answers.js';
import type { Format } from './format.js';
import { clock } from './when.js';

/** Everybody whose name no page prints: ConvoKit wants a speaker for every utterance. */
const UNKNOWN = '[unknown]';

/** Fields of `meta` with the types ConvoKit's index names. */
const UTTERANCE_META = {
  kind: 'str',
  position: 'int',
  url: 'str',
  reply_basis: 'str',
  timestamp_basis: 'str',
  text_full: 'str',
  original_text: 'str',
  original_share: 'float',
  language: 'str',
  sentiment: 'float',
  incivility: 'float',
  quotes: 'list',
  reactions: 'list',
  stance: 'list',
} as const;
const SPEAKER_META = { site: 'str', posts: 'int', threads: 'int', author_id: 'str' } as const;
const CONVERSATION_META = {
  thread_id: 'str',
  title: 'str',
  url: 'str',
  site: 'str',
  engine: 'str',
  forum_path: 'list',
  tags: 'list',
  posts: 'int',
} as const;

/**
 * A ConvoKit corpus folder. `text` is the own text; a conversation is named by its first utterance, and every thread is
 * one tree (`answers`). Posts known only from quotes are utterances too (`meta.kind` is `stub`).
 */
export const CONVOKIT: Format = {
  layout: 'folder',
  write: async (job) => {
    const roots = await writeUtterances(job);
    await writeSpeakers(job);
    await writeConversations(job, roots);
    const meta = { generator: 'threadbare', text: job.options.text };
    await writeWhole(job, 'corpus.json', jsonText(meta));
    const index = {
      'utterances-index': listed(UTTERANCE_META),
      'speakers-index': listed(SPEAKER_META),
      'conversations-index': listed(CONVERSATION_META),
      'overall-index': { generator: ["<class 'str'>"], text: ["<class 'bool'>"] },
      version: 1,
    };
    await writeWhole(job, 'index.json', jsonText(index));
  },
};

const listed = (fields: Readonly<Record<string, string>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, [`<class '${type}'>`]]));

/** Writes the utterances; gives the conversation of each thread, by the id the thread leaves with. */
async function writeUtterances(job: Job): Promise<ReadonlyMap<string, string>> {
  const file = await job.open('utterances.jsonl', 'posts');
  const roots = new Map<string, string>();
  const when = clock();
  const answered = answers();
  const speaker = await speakerNames(job);
  let rows = 0;
  for await (const full of fullPosts(job)) {
    const { post, thread } = full;
    const { unix, basis } = when(full);
    const { rootId, answered: to } = answered(full);
    if (full.first) roots.set(textOf(thread, 'thread_id') ?? '', rootId);
    const pick = (row: Row, names: readonly string[]): Row =>
      Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
    const utterance = {
      id: textOf(post, 'post_id'),
      speaker: speaker(post.author, post.site),
      conversation_id: rootId,
      reply_to: to?.postId ?? null,
      timestamp: unix,
      text: textOf(post, 'own_text') ?? '',
      meta: {
        ...pick(post, ['kind', 'position', 'url']),
        reply_basis: to?.via ?? null,
        timestamp_basis: basis,
        text_full: textOf(post, 'text'),
        ...pick(post, ['original_text', 'original_share', 'language', 'sentiment', 'incivility']),
        quotes: full.quotes.map((quote) =>
          pick(quote, [
            'quote_index',
            'parent_index',
            'attributed_author',
            'source_post_id',
            'verdict',
            'similarity',
            'text',
          ]),
        ),
        reactions: full.reactions.map((one) => pick(one, ['name', 'kind', 'polarity', 'count', 'actors'])),
        stance: full.stances.map((one) =>
          pick(one, ['target', 'target_key', 'target_kind', 'stance', 'confidence', 'score']),
        ),
      },
    };
    await file.sink.write(`${jsonText(utterance)}\n`);
    rows += 1;
    job.count('posts', 1);
  }
  await file.finish(rows);
  return roots;
}

/** A name is a speaker of its own on each site: with several sites the site stands behind it. */
async function speakerNames(job: Job): Promise<(author: unknown, site: unknown) => string> {
  const { rows } = await job.reader.query(
    'select count(distinct site)::integer + count(*) filter (where site is null)::integer as n from (select distinct site from v_thread) s',
  );
  const several = Number(rows[0]?.n ?? 0) > 1;
  return (author, site) =>
    typeof author !== 'string' ? UNKNOWN : several && typeof site === 'string' ? `${author} (${site})` : author;
}

async function writeSpeakers(job: Job): Promise<void> {
  const columns = await columnsOf(job.reader, 'authors');
  const file = await job.open('speakers.json', 'authors');
  const speaker = await speakerNames(job);
  // Several authors may leave under one name (names that differ in case alone): the first stands for them.
  const seen = new Set<string>([UNKNOWN]);
  await file.sink.write(`{${jsonText(UNKNOWN)}:{}`);
  for await (const rows of rawRows(job, 'authors', columns)) {
    for (const row of rows) {
      const author = guarded(job, 'authors', columns, row);
      const id = speaker(author.name, author.site);
      if (seen.has(id)) continue;
      seen.add(id);
      const meta = Object.fromEntries(Object.keys(SPEAKER_META).map((name) => [name, author[name] ?? null]));
      await file.sink.write(`,\n${jsonText(id)}:${jsonText(meta)}`);
      job.count('authors', 1);
    }
  }
  await file.sink.write('}\n');
  await file.finish(seen.size - 1);
}

async function writeConversations(job: Job, roots: ReadonlyMap<string, string>): Promise<void> {
  const all = await columnsOf(job.reader, 'threads');
  const columns = job.guard.columns('threads', all);
  const file = await job.open('conversations.json', 'threads');
  let rows = 0;
  for await (const batch of rawRows(job, 'threads', all)) {
    for (const row of batch) {
      const thread = guarded(job, 'threads', columns, row);
      const root = roots.get(textOf(thread, 'thread_id') ?? '');
      if (root === undefined) continue;
      const meta = Object.fromEntries(Object.keys(CONVERSATION_META).map((name) => [name, thread[name] ?? null]));
      await file.sink.write(`${rows === 0 ? '{' : ',\n'}${jsonText(root)}:${jsonText(meta)}`);
      rows += 1;
      job.count('threads', 1);
    }
  }
  await file.sink.write(rows === 0 ? '{}\n' : '}\n');
  await file.finish(rows);
}

async function writeWhole(job: Job, name: string, text: string): Promise<void> {
  const file = await job.open(name, null);
  await file.sink.write(`${text}\n`);
  await file.finish(1);
}

import { UsageError } from '../model/errors.js';
import type { Store } from '../store/index.js';
import { ask, flagOf, numberOf, type Row, textOf } from './rows.js';

/** What a sample may be stratified by. */
export const DIMENSIONS = [
  'stance',
  'sentiment',
  'reply-stance',
  'incivility',
  'site',
  'forum',
  'thread',
  'language',
  'month',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Tasks whose answers can be coded. */
export type FrameTask = 'stance' | 'reply-stance' | 'sentiment' | 'incivility';

/** One thing that can be coded, with the machine's answer and what it is stratified by. */
export interface FrameRow {
  readonly id: string;
  readonly threadId: string;
  readonly postId: string;
  /** Stance: the target's key; reply stance: the post that is answered; else null. */
  readonly about: string | null;
  /** Reply stance: quote or parent; else null. */
  readonly via: string | null;
  readonly target: string | null;
  readonly strata: readonly string[];
  readonly answer: string;
  readonly confidence: number | null;
}

/** Where the machine does not say. */
const ABSTAINED = 'abstained';

const PROPOSITION = `(select case when s.abstained then '${ABSTAINED}' else s.stance end from v_stance s
  where s.thread_id = p.thread_id and s.post_id = p.post_id and s.holder is null and s.target_kind = 'proposition'
  order by s.target_key limit 1)`;
const REPLY = `(select case when r.abstained then '${ABSTAINED}' else r.stance end from v_reply r
  where r.thread_id = p.thread_id and r.from_post_id = p.post_id and r.stance is not null
  order by r.abstained, r.stance = 'neutral', r.confidence desc, r.to_post_id limit 1)`;

/** A dimension as SQL over a post `p` and its thread `t`; null where it is unknown. */
const COLUMNS: Readonly<Record<Dimension, string>> = {
  stance: PROPOSITION,
  'reply-stance': REPLY,
  sentiment: 'p.sentiment_class',
  incivility: `(select i.label from v_incivility i where i.thread_id = p.thread_id and i.post_id = p.post_id limit 1)`,
  site: 'p.site',
  forum: 't.forum_path::text',
  thread: `p.thread_id::text`,
  language: 'p.language',
  month: `coalesce(to_char(p.posted_at at time zone 'UTC', 'YYYY-MM'), substr(p.posted_local, 1, 7))`,
};

/** Rows of a task: what is coded, its answer and confidence, and where they come from. */
const FRAMES: Readonly<Record<FrameTask, { readonly select: string; readonly from: string }>> = {
  stance: {
    select: `s.target_key as about, null::text as via, s.target, s.stance as answer, s.abstained, s.confidence, s.aliases, s.target_kind`,
    from: `v_stance s join v_post p on p.thread_id = s.thread_id and p.post_id = s.post_id and s.holder is null`,
  },
  'reply-stance': {
    select: `r.to_post_id::text as about, r.via, null::text as target, r.stance as answer, r.abstained, r.confidence`,
    from: `v_reply r join v_post p on p.thread_id = r.thread_id and p.post_id = r.from_post_id
             and r.via in ('quote', 'parent') and r.stance is not null`,
  },
  sentiment: {
    select: `null::text as about, null::text as via, null::text as target, s.class as answer,
      s.score is null as abstained, s.confidence`,
    from: 'v_sentiment s join v_post p on p.thread_id = s.thread_id and p.post_id = s.post_id',
  },
  incivility: {
    select: `null::text as about, null::text as via, null::text as target, i.label as answer,
      i.score is null as abstained, 0.5 + abs(i.score - 0.5) as confidence`,
    from: 'v_incivility i join v_post p on p.thread_id = i.thread_id and p.post_id = i.post_id',
  },
};

/**
 * Everything that can be coded for a task: posts with words of their own (no stubs, no deleted ones), once per target or
 * answered post where the task asks about one. Only posts the analyzer of the task has seen are in it.
 *
 * @param targets names, aliases or keys to keep (`proposition`: the thread's own); empty: all
 * @throws UsageError when nothing is left, saying why
 */
export async function readFrame(
  store: Store,
  task: FrameTask,
  targets: readonly string[],
  dimensions: readonly Dimension[],
): Promise<readonly FrameRow[]> {
  const { select, from } = FRAMES[task];
  const strata = dimensions.map((name, i) => `${COLUMNS[name]} as d${i}`);
  const sql = `select p.thread_id, p.post_id, ${[select, ...strata].join(', ')}
    from ${from} join v_thread t on t.thread_id = p.thread_id
    where p.kind = 'post' and btrim(p.analysis_text, E' \\n\\t') <> ''
    order by p.thread_id, p.post_id, about, via`;
  const rows = await ask(store, sql, []);
  const wanted = targets.map(fold);
  const kept = wanted.length === 0 ? rows : rows.filter((row) => isWanted(row, wanted));
  if (kept.length === 0) throw nothing(task, rows, targets);
  const frame = new Map<string, FrameRow>();
  for (const row of kept) {
    const item = frameRow(task, row, dimensions);
    // A target may stand twice under one name: the first row is the one a reader sees first, too.
    if (!frame.has(item.id)) frame.set(item.id, item);
  }
  return [...frame.values()];
}

function frameRow(task: FrameTask, row: Row, dimensions: readonly Dimension[]): FrameRow {
  const threadId = textOf(row, 'thread_id') ?? '';
  const postId = textOf(row, 'post_id') ?? '';
  const about = textOf(row, 'about');
  const via = textOf(row, 'via');
  const answer = flagOf(row, 'abstained') ? ABSTAINED : (textOf(row, 'answer') ?? ABSTAINED);
  return {
    id: [task, threadId, postId, about, via].filter((part) => part !== null).join(' '),
    threadId,
    postId,
    about,
    via,
    target: textOf(row, 'target'),
    // The dimension that is the question itself is this very answer, not that of the whole post.
    strata: dimensions.map((name, i) => (name === task ? answer : (textOf(row, `d${i}`) ?? 'unknown'))),
    answer,
    confidence: numberOf(row, 'confidence'),
  };
}

function isWanted(row: Row, wanted: readonly string[]): boolean {
  const aliases = Array.isArray(row.aliases) ? row.aliases : [];
  const names = [textOf(row, 'target') ?? '', textOf(row, 'about') ?? '', ...aliases.map(String)];
  if (textOf(row, 'target_kind') === 'proposition') names.push('proposition');
  return names.some((name) => wanted.includes(fold(name)));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

function nothing(task: FrameTask, rows: readonly Row[], targets: readonly string[]): UsageError {
  if (rows.length === 0)
    return new UsageError(
      'nothing-to-code',
      `There is no post with an answer for ${task}: ingest pages first, or run \`threadbare analyze\`.`,
    );
  const known = [...new Set(rows.flatMap((row) => textOf(row, 'target') ?? []))].slice(0, 10);
  return new UsageError(
    'nothing-to-code',
    `No post speaks of ${targets.join(', ')}. Targets there are, for instance: ${known.join('; ')}.`,
  );
}

/** The analyzers whose answers the views show for a task, with their versions. */
export async function readAnalyzers(
  store: Store,
  task: FrameTask,
): Promise<readonly { readonly analyzer: string; readonly version: string }[]> {
  const rows = await ask(
    store,
    `select distinct analyzer, version from v_annotation
      where selected and (analyzer = $1 or analyzer like $1 || ':%') order by analyzer, version`,
    [task],
  );
  return rows.map((row) => ({ analyzer: textOf(row, 'analyzer') ?? '', version: textOf(row, 'version') ?? '' }));
}

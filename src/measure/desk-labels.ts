import { sha256 } from '../model/ids.js';
import { type Agreement, agreementOf } from './coding/agreement.js';
import { majorityOf } from './coding/gold.js';
import type { CoderLabel } from './coding/read-labels.js';
import { type Ask, type DeskPost, readDeskPosts } from './desk-posts.js';
import { auc } from './measures.js';
import { number, table } from './table.js';

/** How a score of the machine does against what moderators said. */
export interface DeskFigures {
  /** What is measured: `incivility`, `worth a look`, or a kind of reason. */
  readonly name: string;
  /** Posts of which moderators said yes, and no. */
  readonly yes: number;
  readonly no: number;
  /** Of those the machine raised: the share they agreed with; null: it raised none. */
  readonly precision: number | null;
  /** Of those they said yes to: the share it raised; null: there are none. Only of posts that were looked at. */
  readonly recall: number | null;
  /** Area under the ROC curve of its score; null: they said only yes, or only no. */
  readonly auc: number | null;
}

export interface DeskLabelReport {
  readonly posts: number;
  readonly moderators: number;
  readonly figures: readonly DeskFigures[];
  /** Where two moderators or more decided on one post, and where two said how civil it is. */
  readonly agreement: { readonly decisions: Agreement; readonly civility: Agreement };
}

/** A file of the training set: its path under the folder asked for, and its lines. */
export interface TrainingFile {
  readonly name: string;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

const REASONS = [
  'personal_attack',
  'escalation',
  'altered_quote',
  'misattribution',
  'pasted_article',
  'campaign',
  'pile_on',
] as const;

/** Labels that say how civil a post is. */
const CIVILITY: Readonly<Record<string, 'civil' | 'uncivil'>> = {
  uncivil: 'uncivil',
  personal_attack: 'uncivil',
  civil: 'civil',
  fine: 'civil',
};

/** Decisions that say that the post was worth the look. */
const WORTH: Readonly<Record<string, boolean>> = { approve: false, remove: true, warn: true, escalate: true };

/** From here the incivility analyzer calls a post uncivil. */
const UNCIVIL = 0.5;

/**
 * Measures the machine against what moderators said at the desk: labels and decisions that stand. Posts were mostly chosen
 * by the machine itself, so precision speaks of its queue and recall only of what was looked at, not of the whole board.
 */
export async function evalDeskLabels(ask: Ask): Promise<{
  readonly report: DeskLabelReport;
  readonly files: (withText: boolean) => readonly TrainingFile[];
}> {
  const posts = await readDeskPosts(ask);
  const decisions = posts.flatMap(decisionsOf);
  const civility = posts.flatMap(civilityOf);
  const coders = [...new Set(posts.flatMap(({ said }) => said.map(({ by }) => by)))].sort();
  return {
    report: {
      posts: posts.length,
      moderators: coders.length,
      figures: [
        figuresOf('incivility', posts, civilTruth, ({ incivility }) => incivility, UNCIVIL),
        figuresOf('worth a look', posts, worthTruth, ({ reasons }) => Math.max(0, ...Object.values(reasons)), 0),
        ...REASONS.map((reason) =>
          figuresOf(
            reason,
            posts,
            (post) => reasonTruth(post, reason),
            ({ reasons }) => reasons[reason] ?? 0,
            0,
          ),
        ),
      ],
      agreement: {
        decisions: agreementOf(decisions, coders, ['fine', 'worth a look'], ['nominal']),
        civility: agreementOf(civility, coders, ['civil', 'uncivil'], ['nominal']),
      },
    },
    files: (withText) => trainingFiles(posts, withText),
  };
}

/** What each moderator decided last. */
const decisionsOf = ({ postId, said }: DeskPost): CoderLabel[] =>
  lastOf(said, ({ kind }) => WORTH[kind]).map(([coder, worth]) => ({
    coder,
    item: postId,
    label: worth ? 'worth a look' : 'fine',
  }));

/** How civil each moderator called it last. */
const civilityOf = ({ postId, said }: DeskPost): CoderLabel[] =>
  lastOf(said, ({ kind, label }) => (kind === 'label' ? CIVILITY[label ?? ''] : undefined)).map(([coder, label]) => ({
    coder,
    item: postId,
    label,
  }));

function lastOf<T>(said: DeskPost['said'], read: (one: DeskPost['said'][number]) => T | undefined): [string, T][] {
  const last = new Map<string, T>();
  for (const one of said) {
    const value = read(one);
    if (value !== undefined) last.set(one.by, value);
  }
  return [...last];
}

/** What most moderators say; null: they are tied, or nobody says. */
function civilTruth(post: DeskPost): boolean | null {
  const label = majorityOf(civilityOf(post).flatMap(({ label: one }) => (one === null ? [] : [one])));
  return label === null ? null : label === 'uncivil';
}

/** The state it came to; null: it is open. */
const worthTruth = ({ state }: DeskPost): boolean | null => (state === 'open' ? null : state !== 'approved');

/**
 * Whether a kind of reason is right: a label of that name says so, `wrong_reason` that it is not; else the decision, where
 * the machine gave the reason. What was approved, or is called fine, has none.
 */
function reasonTruth(post: DeskPost, reason: string): boolean | null {
  if (post.said.some(({ kind, reason: wrong }) => kind === 'wrong_reason' && wrong === reason)) return false;
  if (post.said.some(({ kind, label }) => kind === 'label' && label === reason)) return true;
  if (post.state === 'approved' || post.said.some(({ kind, label }) => kind === 'label' && label === 'fine'))
    return false;
  return post.state !== 'open' && post.reasons[reason] !== undefined ? true : null;
}

/** @param above a score beyond this is raised */
function figuresOf(
  name: string,
  posts: readonly DeskPost[],
  truthOf: (post: DeskPost) => boolean | null,
  scoreOf: (post: DeskPost) => number | null,
  above: number,
): DeskFigures {
  const judged = posts.flatMap((post) => {
    const [truth, score] = [truthOf(post), scoreOf(post)];
    return truth === null || score === null ? [] : [{ truth, score }];
  });
  const yes = judged.filter(({ truth }) => truth).length;
  const raised = judged.filter(({ score }) => (above === 0 ? score > 0 : score >= above));
  const hits = raised.filter(({ truth }) => truth).length;
  return {
    name,
    yes,
    no: judged.length - yes,
    precision: raised.length === 0 ? null : hits / raised.length,
    recall: yes === 0 ? null : hits / yes,
    auc:
      yes === 0 || yes === judged.length
        ? null
        : auc(
            judged.map(({ score }) => score),
            judged.map(({ truth }) => truth),
          ),
  };
}

/** One post in five is for measuring only; threads stay whole, so that no quarrel is on both sides. */
const isDev = ({ threadId }: DeskPost): boolean => Number.parseInt(sha256(threadId).slice(0, 8), 16) % 5 === 0;

/**
 * A set `desk_incivility` as `threadbare train incivility --sets desk_incivility` reads it (with words; without them ids and
 * labels, to be joined to texts elsewhere), and all that was decided, one post a line.
 */
function trainingFiles(posts: readonly DeskPost[], withText: boolean): readonly TrainingFile[] {
  const rows = posts.flatMap((post) => {
    const truth = civilTruth(post);
    const words = withText ? { text: post.text, parent_text: post.parentText } : {};
    return truth === null
      ? []
      : [{ post, line: { id: post.postId, ...words, label: truth ? 'uncivil' : 'civil', group: post.threadId } }];
  });
  const decided = posts.map((post) => ({
    id: post.postId,
    thread_id: post.threadId,
    state: post.state,
    labels: [...new Set(post.said.flatMap(({ label }) => label ?? []))],
    wrong_reasons: [
      ...new Set(post.said.flatMap(({ kind, reason }) => (kind === 'wrong_reason' ? (reason ?? []) : []))),
    ],
    reasons: post.reasons,
    incivility: post.incivility,
    ...(withText ? { text: post.text, parent_text: post.parentText } : {}),
  }));
  return [
    { name: 'desk_incivility/train.jsonl', lines: rows.filter(({ post }) => !isDev(post)).map(({ line }) => line) },
    { name: 'desk_incivility/dev.jsonl', lines: rows.filter(({ post }) => isDev(post)).map(({ line }) => line) },
    { name: 'desk_decisions.jsonl', lines: decided },
  ];
}

/** The report as Markdown. */
export function deskLabelText({ posts, moderators, figures, agreement }: DeskLabelReport): string {
  const agreed = ([name, { items, alpha, pairs }]: readonly [string, Agreement]): string[] => {
    const equal = pairs.reduce((sum, pair) => sum + pair.equal * pair.items, 0);
    const both = pairs.reduce((sum, pair) => sum + pair.items, 0);
    const nominal = alpha.nominal ?? null;
    return [
      name,
      String(items),
      both === 0 ? '' : number(equal / both),
      nominal === null ? '' : `${number(nominal.value)} (${number(nominal.low)}-${number(nominal.high)})`,
    ];
  };
  return [
    '# What moderators said, and what the machine said',
    '',
    `${posts} posts, ${moderators} moderators. Most posts were chosen by the machine: recall is of what was looked at.`,
    '',
    table(
      ['', 'yes', 'no', 'precision', 'recall', 'AUC'],
      figures.map((one) => [
        one.name,
        String(one.yes),
        String(one.no),
        number(one.precision),
        number(one.recall),
        number(one.auc),
      ]),
    ),
    '',
    '## Where two moderators spoke about one post',
    '',
    table(
      ['', 'posts', 'equal', "Krippendorff's alpha"],
      [agreed(['decisions', agreement.decisions]), agreed(['civility', agreement.civility])],
    ),
    '',
  ].join('\n');
}

import { classFigures } from '../../src/measure/measures.js';
import { codePointLength, sliceCodePoints } from '../../src/model/text.js';
import type { LinkedPost, LinkedThread, QuoteLink } from '../../src/model/thread.js';
import { linkThread } from '../../src/quotes/index.js';
import { assembled } from './build.js';
import { type Case, HARD_KINDS, type Kind, makeCase } from './generator.js';

/** What came out for one made-up quote. */
export interface Outcome {
  readonly kind: Kind;
  readonly seed: number;
  readonly language: string;
  readonly wanted: string;
  readonly got: string;
  readonly sourceRight: boolean;
  readonly wantedMeaning: boolean;
  readonly gotMeaning: boolean;
  /** The other promises: edits owned up to, later edits of the source, own text. */
  readonly flagsRight: boolean;
  readonly quoted: string;
  readonly found: string;
}

export function runCase(made: Case, seed: number): Outcome {
  const thread = linkThread(assembled(...made.pages), []);
  const posts = thread.posts.filter((post) => post.kind !== 'stub');
  const post = posts[made.post];
  const { expected } = made;
  const base = { kind: made.kind, seed, language: made.language, wanted: expected.verdict, quoted: made.quoted };
  if (expected.verdict === 'repeat') return { ...base, ...runRepeat(made, post, posts) };
  const link = post?.quotes[made.quote];
  return {
    ...base,
    got: link?.verdict ?? 'none',
    sourceRight: isSource(link, expected.source, posts, thread),
    wantedMeaning: expected.meaningChanged,
    gotMeaning: link?.meaningChanged ?? false,
    flagsRight:
      link?.sourceEditedLater === expected.editedLater &&
      (link.declaredEdit != null) === expected.declared &&
      post?.analysisText === expected.own,
    found: `${link?.text} | own: ${post?.analysisText}`,
  };
}

function isSource(
  link: QuoteLink | undefined,
  source: number | null,
  posts: readonly LinkedPost[],
  thread: LinkedThread,
): boolean {
  if (link === undefined) return false;
  if (source !== null) return link.sourcePostId === posts[source]?.id;
  const stub = thread.posts.find((post) => post.id === link.sourcePostId);
  return link.verdict === 'unattributed' ? link.sourcePostId === null : stub?.kind === 'stub';
}

/** Nine tenths of the copied words and of the span found must be the same. */
function runRepeat(made: Case, post: LinkedPost | undefined, posts: readonly LinkedPost[]) {
  const repeat = post?.repeats[0];
  const own = post?.body.ownText ?? '';
  const span = repeat === undefined ? '' : sliceCodePoints(own, repeat.start, repeat.end);
  const size = Math.min(codePointLength(span), codePointLength(made.quoted));
  const overlap = made.quoted.includes(span) ? size / codePointLength(made.quoted) : 0;
  return {
    got: repeat?.kind === 'unmarked' && overlap >= 0.9 && post?.quotes.length === 0 ? 'repeat' : 'none',
    sourceRight: made.expected.source !== null && repeat?.sourcePostId === posts[made.expected.source]?.id,
    wantedMeaning: false,
    gotMeaning: false,
    flagsRight: post?.repeats.length === 1 && own === made.expected.own,
    found: span,
  };
}

/** The figures of issue 4 over many made-up quotes. */
export interface Score {
  readonly outcomes: readonly Outcome[];
  readonly macroF1: number;
  readonly accuracy: number;
  readonly f1: ReadonlyMap<string, number>;
  /** Share of the meaning-changing edits that are flagged. */
  readonly meaningFound: number;
  /** Share of exact copies, reformatted ones too, that are flagged. */
  readonly falseAlarms: number;
  readonly sources: number;
  readonly flags: number;
  readonly hardShare: number;
}

export function score(kinds: readonly Kind[], seeds: readonly number[]): Score {
  const outcomes = kinds.flatMap((kind) => seeds.map((seed) => runCase(makeCase(kind, seed), seed)));
  const share = (all: readonly Outcome[], is: (one: Outcome) => boolean): number =>
    all.length === 0 ? 1 : all.filter(is).length / all.length;
  const { macroF1, accuracy, f1 } = classFigures(
    outcomes.map(({ wanted }) => wanted),
    outcomes.map(({ got }) => got),
  );
  const hard: readonly string[] = HARD_KINDS;
  return {
    outcomes,
    macroF1,
    accuracy,
    f1,
    meaningFound: share(
      outcomes.filter((one) => one.wantedMeaning),
      (one) => one.gotMeaning,
    ),
    falseAlarms: share(
      outcomes.filter((one) => one.wanted === 'exact'),
      (one) => one.gotMeaning,
    ),
    sources: share(outcomes, (one) => one.sourceRight),
    flags: share(outcomes, (one) => one.flagsRight),
    hardShare: share(outcomes, (one) => hard.includes(one.kind)),
  };
}

/** Rows: what was made; columns: what was found. */
export function confusionTable(outcomes: readonly Outcome[]): string {
  const names = [...new Set(outcomes.flatMap(({ wanted, got }) => [wanted, got]))].sort();
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(width)).join('');
  const lines = [row(['made \\ found', ...names])];
  for (const wanted of names) {
    const counts = names.map((got) => outcomes.filter((one) => one.wanted === wanted && one.got === got).length);
    if (counts.some((n) => n > 0)) lines.push(row([wanted, ...counts.map((n) => (n === 0 ? '.' : String(n)))]));
  }
  return lines.join('\n');
}

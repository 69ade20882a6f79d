import type { Annotation, AnnotationValue } from '../model/annotation.js';
import type { LinkedPost, LinkedThread } from '../model/thread.js';
import type { AnalysisResult, EarlierValues, PostAnalyzer, ThreadAnalyzer } from './analyzer.js';
import { inputHash } from './input-hash.js';

/** A value waiting to be computed, and the hash that says whether a stored one will do. */
interface Step {
  readonly inputHash: string;
  readonly compute: () => AnnotationValue;
}

/** An analyzer with its input and value types closed over, so that analyzers of all kinds stand in one list. */
export interface Registered {
  readonly name: string;
  readonly version: string;
  readonly meaning: string;
  readonly languages: readonly string[] | 'any';
  readonly after: readonly string[];
  readonly scope: 'post' | 'thread';
  readonly step: (thread: LinkedThread, post: LinkedPost | null, earlier: EarlierValues) => Step | null;
}

/** Registers an analyzer of posts. */
export function ofPosts<Input, Value extends AnnotationValue>(analyzer: PostAnalyzer<Input, Value>): Registered {
  return {
    ...facts(analyzer),
    step: (thread, post, earlier) =>
      post === null ? null : stepOf(analyzer, () => analyzer.input(post, thread, earlier)),
  };
}

/** Registers an analyzer of threads. */
export function ofThreads<Input, Value extends AnnotationValue>(analyzer: ThreadAnalyzer<Input, Value>): Registered {
  return {
    ...facts(analyzer),
    step: (thread, post, earlier) => (post === null ? stepOf(analyzer, () => analyzer.input(thread, earlier)) : null),
  };
}

function facts(analyzer: Omit<Registered, 'step'>): Omit<Registered, 'step'> {
  const { name, version, meaning, languages, after, scope } = analyzer;
  return { name, version, meaning, languages, after, scope };
}

interface Body<Input, Value> {
  readonly name: string;
  readonly version: string;
  readonly analyze: (input: Input) => Value;
  readonly unknown: (reason: string) => Value;
}

function stepOf<Input, Value extends AnnotationValue>(
  analyzer: Body<Input, Value>,
  read: () => Input | null,
): Step | null {
  const failed = (error: unknown): Value =>
    analyzer.unknown(`the analyzer failed: ${error instanceof Error ? error.message : String(error)}`);
  let input: Input | null;
  try {
    input = read();
  } catch (error) {
    const value = failed(error);
    return { inputHash: inputHash(analyzer.name, analyzer.version, value), compute: () => value };
  }
  if (input === null) return null;
  const given = input;
  return {
    inputHash: inputHash(analyzer.name, analyzer.version, given),
    compute: () => {
      try {
        return analyzer.analyze(given);
      } catch (error) {
        return failed(error);
      }
    },
  };
}

/**
 * Orders analyzers so that each comes after those it reads; otherwise the given order is kept.
 *
 * @throws Error when they wait for each other or for one that is not registered: a mistake of the program.
 */
export function inOrder(analyzers: readonly Registered[]): readonly Registered[] {
  const done: Registered[] = [];
  let waiting = [...analyzers];
  while (waiting.length > 0) {
    const ready = waiting.filter((one) => one.after.every((name) => done.some((other) => other.name === name)));
    if (ready.length === 0)
      throw new Error(`Analyzers wait for each other: ${waiting.map((one) => one.name).join(', ')}`);
    done.push(...ready);
    waiting = waiting.filter((one) => !ready.includes(one));
  }
  return done;
}

/**
 * Runs analyzers (in order) over a thread. A stored annotation of the same analyzer, version, post and input hash is
 * taken over instead of computed again; a failing analyzer leaves an empty value with the reason and loses no other.
 */
export function runAnalyzers(
  analyzers: readonly Registered[],
  thread: LinkedThread,
  stored: readonly Annotation[],
): AnalysisResult {
  const held = new Map<string, Annotation>();
  for (const one of stored)
    if (one.threadId === thread.id) held.set(keyOf(one.analyzer, one.version, one.postId, one.inputHash), one);
  const values = new Map(analyzers.map(({ name }) => [name, new Map<string | null, AnnotationValue>()]));
  const earlier: EarlierValues = {
    post: (analyzer, postId) => values.get(analyzer)?.get(postId) ?? null,
    thread: (analyzer) => values.get(analyzer)?.get(null) ?? null,
  };
  const made = new Map<Registered, Annotation[]>(analyzers.map((one) => [one, []]));
  let unchanged = 0;
  const runOne = (analyzer: Registered, post: LinkedPost | null): void => {
    const step = analyzer.step(thread, post, earlier);
    if (step === null) return;
    const { name, version } = analyzer;
    const postId = post?.id ?? null;
    const same = held.size === 0 ? undefined : held.get(keyOf(name, version, postId, step.inputHash));
    if (same !== undefined) unchanged += 1;
    const value = same?.value ?? step.compute();
    values.get(name)?.set(postId, value);
    made
      .get(analyzer)
      ?.push({ analyzer: name, version, inputHash: step.inputHash, threadId: thread.id, postId, value });
  };
  for (const wave of wavesOf(analyzers)) {
    const [ofThread, ofPost] = [
      wave.filter((one) => one.scope === 'thread'),
      wave.filter((one) => one.scope === 'post'),
    ];
    for (const one of ofThread) runOne(one, null);
    if (ofPost.length > 0) for (const post of thread.posts) for (const one of ofPost) runOne(one, post);
  }
  return { annotations: [...made.values()].flat(), unchanged };
}

/**
 * Analyzers that do not read each other, wave by wave. Those of posts go over the posts together, so that a text is cut
 * into words once for all of them, also in a thread too long to remember the words of.
 */
function wavesOf(analyzers: readonly Registered[]): Registered[][] {
  const waves: Registered[][] = [];
  const waveOf = new Map<string, number>();
  for (const analyzer of analyzers) {
    const wave = analyzer.after.reduce((most, name) => Math.max(most, (waveOf.get(name) ?? -1) + 1), 0);
    waveOf.set(analyzer.name, wave);
    const members = waves[wave] ?? [];
    members.push(analyzer);
    waves[wave] = members;
  }
  return waves;
}

function keyOf(analyzer: string, version: string, postId: string | null, hash: string): string {
  return `${analyzer} ${version} ${postId ?? ''} ${hash}`;
}

import type { Annotation } from '../model/annotation.js';
import type { LinkedThread } from '../model/thread.js';
import type { AnalysisResult } from './analyzer.js';
import { discussion } from './discussion/index.js';
import { incivility } from './incivility/index.js';
import { language, prepareLanguage } from './language.js';
import { replyStance } from './reply-stance/index.js';
import { inOrder, ofPosts, ofThreads, type Registered, runAnalyzers } from './run.js';
import { loadLists } from './sentiment/foreign/lists.js';
import { sentiment } from './sentiment/index.js';
import { sides, sidesWith } from './sides/index.js';
import { stance } from './stance/index.js';
import { type GivenTarget, targets, targetsWith } from './targets/index.js';

/** The default analyzers, in the order they run. To add one: a file or folder, a line here, a table test. */
export const analyzers: readonly Registered[] = inOrder([
  ofPosts(language),
  ofThreads(targets),
  ofPosts(sentiment),
  ofPosts(stance),
  ofPosts(replyStance),
  ofPosts(incivility),
  ofThreads(sides),
  ofThreads(discussion),
]);

/** What a user may tell the analyzers; values computed under other settings are computed again. */
export interface AnalyzerSettings {
  /** Targets he wants to see, besides those that are found. */
  readonly targets?: readonly GivenTarget[];
  /** Say of each member on which side of a thread they stand: for pseudonymised research. Default: shares alone. */
  readonly profiles?: true;
}

/** The default analyzers under settings: those that read none are the same. */
function analyzersUnder({ targets: given = [], profiles }: AnalyzerSettings): readonly Registered[] {
  const told = [
    ...(given.length === 0 ? [] : [ofThreads(targetsWith(given))]),
    ...(profiles === undefined ? [] : [ofThreads(sidesWith({ profiles }))]),
  ];
  return told.length === 0 ? analyzers : analyzers.map((one) => told.find((other) => other.name === one.name) ?? one);
}

/** Loads what analyzers need (the language detector, word lists). Call once before `analyzeThread`. */
export async function prepareAnalyzers(): Promise<void> {
  await Promise.all([prepareLanguage(), loadLists()]);
}

/**
 * Runs the default analyzers over a thread: all annotations that hold for it now, `unchanged` of them taken over from
 * `stored` because nothing they read has changed. Pure and total; see `prepareAnalyzers` for the language detector.
 */
export function analyzeThread(
  thread: LinkedThread,
  stored: readonly Annotation[],
  settings: AnalyzerSettings = {},
): AnalysisResult {
  return runAnalyzers(analyzersUnder(settings), thread, stored);
}

export { SCORE_TASKS, type ScoreTask, scoreText } from './score-text.js';
export { type GivenTarget, readGivenTargets } from './targets/index.js';

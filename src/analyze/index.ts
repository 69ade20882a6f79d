import type { Annotation } from '../model/annotation.js';
import type { LinkedThread } from '../model/thread.js';
import type { AnalysisResult } from './analyzer.js';
import { incivility } from './incivility/index.js';
import { language, prepareLanguage } from './language.js';
import { replyStance } from './reply-stance/index.js';
import { inOrder, ofPosts, ofThreads, type Registered, runAnalyzers } from './run.js';
import { sentiment } from './sentiment/index.js';
import { stance } from './stance/index.js';
import { type GivenTarget, targets, targetsWith } from './targets/index.js';

/** The default analyzers, in the order they run. To add one: a file or folder, a line here, a table test. */
export const analyzers: readonly Registered[] = inOrder([
  ofPosts(language),
  ofPosts(sentiment),
  ofThreads(targets),
  ofPosts(stance),
  ofPosts(replyStance),
  ofPosts(incivility),
]);

/** What a user may tell the analyzers; values computed under other settings are computed again. */
export interface AnalyzerSettings {
  /** Targets he wants to see, besides those that are found. */
  readonly targets?: readonly GivenTarget[];
}

/** The default analyzers under settings: those that read none are the same. */
function analyzersUnder({ targets: given = [] }: AnalyzerSettings): readonly Registered[] {
  if (given.length === 0) return analyzers;
  const told = ofThreads(targetsWith(given));
  return analyzers.map((one) => (one.name === told.name ? told : one));
}

/** Loads what analyzers need (the language detector). Call once before `analyzeThread`. */
export async function prepareAnalyzers(): Promise<void> {
  await prepareLanguage();
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

/** Entry of an analysing thread: answers each thread it is given with its annotations. */
import type { AnalysisResult } from '../analyze/analyzer.js';
import { analyzeThread, prepareAnalyzers } from '../analyze/index.js';
import { serve } from '../workers/serve.js';
import type { AnalyzeJob } from './analyze-pool.js';

const prepared = prepareAnalyzers();

serve<AnalyzeJob, AnalysisResult>(async ({ thread, stored, settings }) => {
  await prepared;
  return analyzeThread(thread, stored, settings);
});

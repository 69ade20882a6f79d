import PQueue from 'p-queue';
import type { ScoreInput, ScoreRow } from '../analyze/score-row.js';
import type { Annotation } from '../model/annotation.js';
import { canonicalJson, sha256 } from '../model/ids.js';
import type { LinkedPost, LinkedThread } from '../model/thread.js';
import type { AnswerCache } from './answer-cache.js';
import { composeValue } from './compose.js';
import type { Answer, Backend, Item, ModelResult, ModelRun, ModelTask, Question, Remark, Verdict } from './model.js';
import { earlierValues, type Plan, planPost, READ, type When, wholeText } from './plan.js';

export interface RunSettings {
  readonly when: When;
  /** ISO 639-1 codes the model serves; null: any. Posts known to be in others get a null value with the reason. */
  readonly languages: readonly string[] | null;
  readonly cache: AnswerCache;
}

/** Values handed to `keep` at a time. */
const BATCH = 20;

/** A backend doing one task. Several runs may share a backend; whoever opened it closes it. */
export function modelRun(backend: Backend, task: ModelTask, settings: RunSettings): ModelRun {
  const analyzer = `${task}:${backend.kind}`;
  const version = versionOf(backend, settings);
  let cached = 0;
  // Of what the backend spent, which other runs share, the part of this one: runs take turns.
  let own = { requests: 0, tokens: 0 };
  let since: { readonly requests: number; readonly tokens: number } | null = null;

  async function ask(question: Question, signal: AbortSignal): Promise<Answer> {
    // What the model reads and nothing else: the same words in another thread or data set have the same answer.
    const key = sha256(canonicalJson({ version: backend.version, question }));
    const known = await settings.cache.get(key);
    if (known !== null) {
      cached += 1;
      return { kind: 'answered', verdicts: known, remarks: [] };
    }
    const answer = await backend.answer(question, signal);
    // An answer with remarks was partly rejected: the next run may ask again.
    if (answer.kind === 'answered' && answer.remarks.length === 0) await settings.cache.put(key, answer.verdicts);
    return answer;
  }

  async function annotate(
    thread: LinkedThread,
    defaults: readonly Annotation[],
    stored: readonly Annotation[],
    signal: AbortSignal,
    keep: (batch: readonly Annotation[]) => Promise<void> = () => Promise.resolve(),
  ): Promise<ModelResult> {
    since = backend.spent();
    const earlier = earlierValues(defaults);
    const held = new Map(
      stored
        .filter((one) => one.analyzer === analyzer && one.version === version)
        .map((one) => [`${one.postId ?? ''} ${one.inputHash}`, one]),
    );
    const annotations: Annotation[] = [];
    const problems: (Remark & { readonly post: number | null })[] = [];
    let unchanged = 0;
    let settled = 0;
    let stopped: string | null = null;
    const batch: Annotation[] = [];
    const waiting: { readonly post: LinkedPost; readonly plan: Plan; readonly inputHash: string }[] = [];
    const add = (post: LinkedPost, plan: Plan, inputHash: string, verdicts: readonly Verdict[]): void => {
      const value = composeValue(plan, verdicts);
      const made = { analyzer, version, inputHash, threadId: thread.id, postId: post.id, value };
      annotations.push(made);
      batch.push(made);
    };
    for (const post of thread.posts) {
      const plan = planPost(task, post, thread, earlier, settings.when, settings.languages);
      if (plan === null) continue;
      const inputHash = hashOf(analyzer, version, plan);
      const same = held.get(`${post.id} ${inputHash}`);
      if (same !== undefined) {
        unchanged += 1;
        annotations.push(same);
      } else if (plan.question.items.length === 0) add(post, plan, inputHash, []);
      else waiting.push({ post, plan, inputHash });
    }
    const queue = new PQueue({ concurrency: backend.concurrency });
    for (let from = 0; from < waiting.length && stopped === null; from += BATCH) {
      signal.throwIfAborted();
      const asked = await Promise.allSettled(
        waiting.slice(from, from + BATCH).map(({ post, plan, inputHash }) =>
          queue.add(async () => {
            if (stopped !== null || signal.aborted) return;
            const answer = await ask(plan.question, signal);
            if (answer.kind === 'stopped') {
              stopped = answer.reason;
              return;
            }
            settled += 1;
            if (answer.kind === 'failed') problems.push({ ...answer.remark, post: post.position });
            else {
              add(post, plan, inputHash, answer.verdicts);
              for (const remark of answer.remarks) problems.push({ ...remark, post: post.position });
            }
          }),
        ),
      );
      // What was answered is kept before a failure is passed on: it may have cost money.
      await keep(batch.splice(0));
      for (const one of asked) if (one.status === 'rejected') throw one.reason;
    }
    signal.throwIfAborted();
    own = spent();
    since = null;
    if (batch.length > 0) await keep(batch.splice(0));
    return { annotations, unchanged, problems, left: waiting.length - settled, stopped, spent: spent() };
  }

  async function score(row: ScoreInput, light: ScoreRow, signal: AbortSignal): Promise<ScoreRow | Remark> {
    since ??= backend.spent();
    const sure = !light.abstained && light.confidence !== null;
    if (settings.when.kind === 'unsure' && sure && (light.confidence ?? 0) >= settings.when.below) return light;
    const unserved = row.lang != null && settings.languages !== null && !settings.languages.includes(row.lang);
    const reason = unserved ? `language not served: ${row.lang}` : /\p{L}/u.test(row.text) ? null : 'no words';
    const middle = task === 'incivility' ? 'civil' : task === 'stance' ? 'none' : 'neutral';
    if (reason !== null)
      return { id: row.id, label: middle, score: null, confidence: 0, abstained: true, evidence: [], reason };
    const answer = await ask({ task, text: row.text.slice(0, READ), items: [itemOf(task, row)] }, signal);
    if (answer.kind === 'failed') return answer.remark;
    if (answer.kind === 'stopped') return { code: 'model-stopped', message: answer.reason };
    const verdict = answer.verdicts.find((one) => one.holder === null);
    // Only a reported view was found: the poster's own is none.
    if (verdict === undefined)
      return { id: row.id, label: middle, score: 0, confidence: 0, abstained: true, evidence: [], reason: null };
    const { label, confidence, abstained, evidence } = verdict;
    return { id: row.id, label, score: verdict.score, confidence, abstained, evidence, reason: null };
  }

  function spent(): ModelResult['spent'] {
    const now = backend.spent();
    const from = since ?? now;
    return {
      requests: own.requests + now.requests - from.requests,
      tokens: own.tokens + now.tokens - from.tokens,
      cached,
    };
  }

  return {
    analyzer,
    task,
    version,
    notice: backend.notice,
    concurrency: backend.concurrency,
    annotate,
    score,
    spent,
    close: backend.close,
  };
}

function itemOf(task: ModelTask, row: ScoreInput): Item {
  if (task === 'stance')
    return { ...wholeText(), id: 't1', target: { name: row.target ?? '', kind: 'other', aliases: [] } };
  return task === 'reply-stance' ? { ...wholeText(), id: 'r1', quoted: row.parent_text ?? '' } : wholeText();
}

function versionOf(backend: Backend, { when, languages }: RunSettings): string {
  const parts = [backend.version];
  if (when.kind === 'unsure') parts.push(`unsure<${when.below}`);
  if (languages !== null) parts.push(`only ${[...languages].sort().join(',')}`);
  return parts.join(' ');
}

/** Over the question and whatever of the light analyzer's value stays: composed with answers that say nothing. */
function hashOf(analyzer: string, version: string, plan: Plan): string {
  const blank = plan.question.items.map(({ id }): Verdict => {
    return { id, label: '', score: 0, confidence: 0, abstained: true, evidence: [], holder: null };
  });
  return sha256(canonicalJson({ analyzer, version, question: plan.question, kept: composeValue(plan, blank) }));
}

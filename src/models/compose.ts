import { incivility } from '../analyze/incivility/index.js';
import { sentiment } from '../analyze/sentiment/index.js';
import { isIncivility, isReplies, isSentiment, isStances } from '../analyze/values.js';
import type {
  AnnotationValue,
  ReplyStance,
  ReplyStanceClass,
  SentimentClass,
  Span,
  Stance,
  StanceClass,
} from '../model/annotation.js';
import { sliceCodePoints } from '../model/text.js';
import type { Verdict } from './model.js';
import type { Plan, Subject } from './plan.js';

/**
 * The value of a model's run for one post, of exactly the shape the default analyzer writes: the model's verdicts, and
 * what it was not asked about as the light analyzer has it, so that a run shown in the views leaves no holes.
 */
export function composeValue(plan: Plan, verdicts: readonly Verdict[]): AnnotationValue {
  switch (plan.question.task) {
    case 'stance':
      return stances(plan, verdicts);
    case 'reply-stance':
      return replies(plan, verdicts);
    case 'sentiment':
      return tone(plan, verdicts[0]);
    case 'incivility':
      return rudeness(plan, verdicts[0]);
  }
}

function stances({ light, subjects, refused }: Plan, verdicts: readonly Verdict[]): AnnotationValue {
  const kept = refused === null && isStances(light) ? light.stances : [];
  const answered = new Set(verdicts.map(({ id }) => subjects.get(id)).flatMap((one) => keyOf(one)));
  const reported = new Set(verdicts.flatMap(({ id, holder }) => keyOf(subjects.get(id), holder)));
  const made = verdicts.flatMap((verdict): Stance[] => {
    const subject = subjects.get(verdict.id);
    if (subject?.task !== 'stance') return [];
    const { label, score, confidence, abstained, evidence, holder } = verdict;
    return [
      {
        key: subject.key,
        target: subject.name,
        targetKind: subject.kind,
        stance: abstained ? 'none' : stanceClass(label),
        score,
        confidence,
        abstained,
        holder,
        evidence,
      },
    ];
  });
  const others = kept.filter((one) =>
    one.holder === null ? !answered.has(one.key) : !reported.has(`${one.key}\n${one.holder}`),
  );
  const all = [...others, ...made];
  return all.length > 0 || refused === null ? { stances: all } : { stances: [], reason: refused };
}

function keyOf(subject: Subject | undefined, holder?: string | null): string[] {
  if (subject?.task !== 'stance') return [];
  return [holder === undefined || holder === null ? subject.key : `${subject.key}\n${holder}`];
}

function replies({ question, light, subjects, refused }: Plan, verdicts: readonly Verdict[]): AnnotationValue {
  if (refused !== null) return { replies: [], reason: refused };
  const made = verdicts.flatMap((verdict): ReplyStance[] => {
    const subject = subjects.get(verdict.id);
    if (subject?.task !== 'reply-stance') return [];
    const { label, score, confidence, abstained, evidence } = verdict;
    return [
      {
        quoteIndex: subject.quoteIndex,
        toPostId: subject.toPostId,
        stance: abstained ? 'neutral' : replyClass(label),
        score,
        confidence,
        abstained,
        segment: segmentOf(question.text, subject.segment),
        evidence,
      },
    ];
  });
  const kept = (isReplies(light) ? light.replies : []).filter(
    (one) => !made.some((other) => other.quoteIndex === one.quoteIndex && other.toPostId === one.toPostId),
  );
  return { replies: [...kept, ...made].sort((a, b) => order(a) - order(b)) };
}

function order({ quoteIndex }: ReplyStance): number {
  return quoteIndex ?? Number.MAX_SAFE_INTEGER;
}

function segmentOf(text: string, segment: { readonly start: number; readonly end: number } | null): Span | null {
  return segment === null ? null : { ...segment, text: sliceCodePoints(text, segment.start, segment.end) };
}

function tone({ light, refused }: Plan, verdict: Verdict | undefined): AnnotationValue {
  if (refused !== null) return sentiment.unknown(refused);
  const base = isSentiment(light) ? light : sentiment.unknown('');
  if (verdict === undefined) return base;
  const { label, score, confidence, evidence } = verdict;
  return {
    ...base,
    score,
    class: sentimentClass(label),
    confidence,
    positive: Math.max(0, score),
    negative: Math.max(0, -score),
    words: evidence.map((span) => ({ ...span, valence: score })),
    reason: null,
  };
}

function rudeness({ light, refused }: Plan, verdict: Verdict | undefined): AnnotationValue {
  if (refused !== null) return incivility.unknown(refused);
  if (verdict === undefined) return isIncivility(light) ? light : incivility.unknown('not asked');
  const { label, score, evidence } = verdict;
  return {
    ...incivility.unknown(''),
    score,
    kinds: evidence.length > 0 ? ['learned'] : [],
    label: label === 'uncivil' ? 'uncivil' : 'civil',
    evidence: evidence.map((span) => ({ ...span, kind: 'learned', target: null, aim: 'nobody' })),
    reason: null,
  };
}

function stanceClass(label: string): StanceClass {
  return label === 'favor' || label === 'against' ? label : 'none';
}

function replyClass(label: string): ReplyStanceClass {
  return label === 'agree' || label === 'disagree' ? label : 'neutral';
}

function sentimentClass(label: string): SentimentClass {
  return label === 'positive' || label === 'negative' ? label : 'neutral';
}

import { shippedModel } from '../linear/shipped-model.js';
import { spanMaker } from '../words/span.js';
import { stanceWeights } from './data/stance-weights.js';
import { isSentence, ruleStance, type TargetStance } from './one-target.js';
import { stanceReading } from './reading.js';

const learnedModel = shippedModel(stanceWeights);

/**
 * Stance of one text to one target. Rules come first; where they abstain and the target is a sentence, a model trained on
 * claims and what is said for and against them answers. It knows no "none": a text that has nothing to do with the claim
 * gets a low confidence and abstains.
 */
export function scoreTargetStance(text: string, target: string, language: string | null): TargetStance {
  const rules = ruleStance(text, target, language);
  const learned = learnedModel();
  if (!rules.abstained || rules.reason !== null || !isSentence(target.trim())) return rules;
  const reading = stanceReading(text, target, rules);
  const { label, chances, confidence, abstained } = learned.answer(reading);
  if (label !== 'favor' && label !== 'against') return rules;
  const [against = 0, favor = 0] = chances;
  const span = spanMaker(text);
  return {
    stance: label,
    score: Math.round((favor - against) * 1000) / 1000,
    confidence: Math.round((confidence ?? 0) * 1000) / 1000,
    abstained,
    evidence: learned.reasons(reading, label).map(({ start, end }) => span(start, end)),
    reason: null,
  };
}

import type { Reading } from '../linear/features.js';
import type { Reason } from '../linear/model.js';
import { shippedModel } from '../linear/shipped-model.js';
import { incivilityWeights } from './data/incivility-weights.js';

const learnedModel = shippedModel(incivilityWeights);

/** The chance, by the trained model, that a text is uncivil. */
export function learnedIncivility(reading: Reading): number {
  return learnedModel().answer(reading).chances[1] ?? 0;
}

/** The words that speak most for "uncivil" by the model. */
export function learnedWords(reading: Reading): readonly Reason[] {
  return learnedModel().reasons(reading, 'uncivil').slice(0, 3);
}

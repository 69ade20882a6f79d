import { incivilityWeights } from './incivility/data/incivility-weights.js';
import type { Weights } from './linear/weights.js';
import { sentimentWeights } from './sentiment/data/sentiment-weights.js';
import { stanceWeights } from './stance/data/stance-weights.js';

/** Every set of weights that is shipped, for model cards and for telling which figures are of rows they learned from. */
export const SHIPPED: readonly Weights[] = [sentimentWeights, incivilityWeights, stanceWeights];

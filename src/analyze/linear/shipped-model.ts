import { type LinearModel, linearModel } from './model.js';
import type { Weights } from './weights.js';

/**
 * A model of weights that are shipped, read from its bytes when it is first asked for.
 *
 * @throws Error when the weights cannot be read: a mistake of the build
 */
export function shippedModel(weights: Weights): () => LinearModel {
  let model: LinearModel | null = null;
  return () => {
    model ??= linearModel(weights);
    if (model === null) throw new Error(`the shipped weights for ${weights.task} cannot be read`);
    return model;
  };
}

import type { Detection } from '../model/page.js';
import type { EngineSpec, Signal } from './engine.js';
import { readField, selectorOf } from './field.js';
import type { PageTree } from './html/page-tree.js';
import { selectFirst } from './html/select.js';

/** What detection asks of a description, of threads or of lists. */
export interface Described {
  readonly engine: string;
  readonly generation: string;
  readonly detect: readonly Signal[];
}

/** A spec that fits a page, and how well. */
export interface Claim<S extends Described = EngineSpec> {
  readonly spec: S;
  readonly detection: Detection;
}

/** Less than this is a resemblance, not an engine. */
const CLAIM_FLOOR = 0.6;
/** Confidences are rounded to hundredths. */
const ROUNDING = 0.006;

/** How well one spec fits: the weights of the signs that are there, at most 1, and the signs in words. */
export function fitOf(tree: PageTree, spec: Described): Detection {
  let weight = 0;
  const evidence: string[] = [];
  for (const signal of spec.detect) {
    const element = selectFirst(tree, tree.root, selectorOf(signal.select));
    if (element === null) continue;
    const { comment } = signal;
    if (
      comment !== undefined &&
      readField({ tree, element, owners: null }, [{ comment: true, match: comment }]) === null
    )
      continue;
    weight += signal.weight;
    evidence.push(signal.says);
  }
  return { confidence: Math.max(0, Math.min(1, Math.round(weight * 100) / 100)), evidence };
}

/** Whether a spec can still claim a page: asked sign by sign, and most specs are out after the first one or two. */
function isLikely(tree: PageTree, spec: Described): boolean {
  let possible = 0;
  for (const { weight } of spec.detect) possible += Math.max(0, weight);
  for (const { select, weight } of spec.detect) {
    if (possible < CLAIM_FLOOR - ROUNDING) return false;
    if (weight > 0 && selectFirst(tree, tree.root, selectorOf(select)) === null) possible -= weight;
  }
  return possible >= CLAIM_FLOOR - ROUNDING;
}

/**
 * The specs that claim a page, best first. On a page of a known engine there is exactly one (tests hold the registry to
 * that); the order of the registry never decides.
 */
export function detect<S extends Described>(tree: PageTree, specs: readonly S[]): readonly Claim<S>[] {
  return specs
    .filter((spec) => isLikely(tree, spec))
    .map((spec) => ({ spec, detection: fitOf(tree, spec) }))
    .filter((claim) => claim.detection.confidence >= CLAIM_FLOOR)
    .sort(
      (a, b) =>
        b.detection.confidence - a.detection.confidence ||
        compare(`${a.spec.engine} ${a.spec.generation}`, `${b.spec.engine} ${b.spec.generation}`),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

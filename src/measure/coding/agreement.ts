import { bootstrap, type Interval } from '../bootstrap.js';
import { majorityOf } from './gold.js';
import { cohenKappa, krippendorffAlpha, type Level } from './krippendorff.js';
import type { CoderLabel } from './read-labels.js';

/** How far coders agree. */
export interface Agreement {
  /** Items with labels of two coders or more. */
  readonly items: number;
  /** Krippendorff's alpha by level, with bounds that hold 95 of 100 resamples of the items; null: not defined. */
  readonly alpha: Readonly<Partial<Record<Level, Interval | null>>>;
  /** Every two coders over the items both labelled. */
  readonly pairs: readonly {
    readonly coders: readonly [string, string];
    readonly items: number;
    readonly equal: number;
    readonly kappa: number | null;
  }[];
  /** Each coder against what most of the others say, where at least two others agree on something. */
  readonly each: readonly { readonly coder: string; readonly items: number; readonly equal: number }[];
}

/** Agreement of coders; items a coder could not tell count as not coded by him. */
export function agreementOf(
  labels: readonly CoderLabel[],
  coders: readonly string[],
  scale: readonly string[],
  levels: readonly Level[],
): Agreement {
  const byItem = new Map<string, Map<string, string>>();
  for (const { coder, item, label } of labels) {
    if (label === null) continue;
    const held = byItem.get(item) ?? new Map<string, string>();
    held.set(coder, label);
    byItem.set(item, held);
  }
  const items = [...byItem].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, given]) => given);
  const units = items
    .filter((given) => given.size >= 2)
    .map((given) => [...given.values()].map((label) => scale.indexOf(label)));
  const alpha: Partial<Record<Level, Interval | null>> = {};
  for (const level of levels) alpha[level] = alphaOf(units, scale, level);
  const pairs = coders.flatMap((a, i) =>
    coders.slice(i + 1).flatMap((b) => {
      const both = items.flatMap((given) => {
        const [x, y] = [given.get(a), given.get(b)];
        return x === undefined || y === undefined ? [] : [[x, y] as const];
      });
      return both.length === 0 ? [] : [{ coders: [a, b] as const, items: both.length, ...cohenKappa(both) }];
    }),
  );
  const each = coders.flatMap((coder) => {
    const judged = items.flatMap((given) => {
      const own = given.get(coder);
      const others = [...given].filter(([name]) => name !== coder).map(([, label]) => label);
      const most = others.length < 2 ? null : majorityOf(others);
      return own === undefined || most === null ? [] : [own === most];
    });
    return judged.length === 0
      ? []
      : [{ coder, items: judged.length, equal: judged.filter(Boolean).length / judged.length }];
  });
  return { items: units.length, alpha, pairs, each };
}

function alphaOf(units: readonly (readonly number[])[], scale: readonly string[], level: Level): Interval | null {
  const values = scale.map((_, i) => i);
  const all = krippendorffAlpha(units, values, level);
  if (all === null) return null;
  return bootstrap(units.length, (places) => {
    const drawn = places.flatMap((at) => units.slice(at, at + 1));
    // A resample in which everybody says the same is no evidence of chance agreement, but of agreement.
    return krippendorffAlpha(drawn, values, level) ?? 1;
  });
}

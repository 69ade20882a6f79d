import type { IncivilityAim, IncivilityAttack, IncivilityKind } from '../../model/annotation.js';
import { MEMBER } from './aim.js';
import type { Hostility } from './hostile.js';
import type { HostileFamily } from './hostile-words.js';
import type { Found, Rudeness } from './rules.js';

/** The kind each family of hostile address is shown as; null: too weak a sign to be shown. */
const KINDS: Readonly<Record<HostileFamily, IncivilityKind | null>> = {
  denies: 'personal-attack',
  ignorant: 'personal-attack',
  belittles: 'personal-attack',
  names: 'personal-attack',
  orders: 'dismissal',
  devalues: 'dismissal',
  asks: 'mockery',
  sneers: 'mockery',
  accuses: 'accusation',
  corrects: null,
};
/** Cues of less weight are told only beside others. */
const SHOWN = 0.3;

/** Everything that was found, in text order: rude words first where two overlap. */
export function findingsOf(rude: Rudeness, hostility: Hostility, sentenceOf: (token: number) => number): Found[] {
  const taken = new Set<number>();
  for (const { first, last } of rude.found) for (let i = first; i <= last; i += 1) taken.add(i);
  const cues = hostility.cues.flatMap((cue): Found[] => {
    const kind = KINDS[cue.family];
    const addressed = hostility.addressed.has(sentenceOf(cue.first));
    if (kind === null || !addressed || cue.weight < SHOWN) return [];
    for (let i = cue.first; i <= cue.last; i += 1) if (taken.has(i)) return [];
    return [{ kind, weight: cue.weight, aim: 'answered', target: MEMBER, first: cue.first, last: cue.last }];
  });
  return [...rude.found, ...cues].sort((a, b) => a.first - b.first || a.last - b.last);
}

/** Kinds by the weight that was found of each, the weightiest first. */
export function kindsOf(found: readonly Found[]): IncivilityKind[] {
  const calm = new Map<IncivilityKind, number>();
  for (const { kind, weight } of found) calm.set(kind, (calm.get(kind) ?? 1) * (1 - Math.min(0.95, weight)));
  return [...calm].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([kind]) => kind);
}

/** Members before figures before groups where two are hit alike. */
const ORDER: readonly IncivilityAim[] = ['answered', 'member', 'figure', 'group'];

/** Who is hit most, and how surely; null where nobody is. */
export function attackOf(found: readonly Found[], score: number): IncivilityAttack | null {
  const hits = new Map<string, { readonly attack: Omit<IncivilityAttack, 'confidence'>; calm: number }>();
  for (const { aim, target, weight, kind } of found) {
    if (aim === 'nobody' || kind === 'profanity') continue;
    const name = target === MEMBER ? null : target;
    const key = `${aim} ${name ?? ''}`;
    const hit = hits.get(key) ?? { attack: { aim, target: name }, calm: 1 };
    hit.calm *= 1 - Math.min(0.95, weight);
    hits.set(key, hit);
  }
  const most = [...hits.values()].sort(
    (a, b) => a.calm - b.calm || ORDER.indexOf(a.attack.aim) - ORDER.indexOf(b.attack.aim),
  )[0];
  if (most === undefined) return null;
  return { ...most.attack, confidence: Math.round(Math.min(score, 1 - most.calm) * 1000) / 1000 };
}

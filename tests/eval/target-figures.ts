import { ROLES } from '../../src/analyze/targets/data.js';
import { plainName } from '../../src/analyze/targets/fold.js';
import { mentionsIn } from '../../src/analyze/targets/index.js';
import { FOREIGN_ROLES } from '../../src/analyze/targets/languages.js';
import type { Target } from '../../src/model/annotation.js';
import type { LabelledThread } from '../analyze/targets/labelled.js';

/** Counts over labelled threads; figures are made of sums, so that long threads weigh more than short ones. */
export interface TargetCounts {
  /** Mentions found at the same last word (`head`) or with the same words (`exact`), missed, and found in excess. */
  readonly head: number;
  readonly exact: number;
  readonly missed: number;
  readonly excess: number;
  /** Pairs of different spellings in one thread: joined rightly, joined wrongly, left apart wrongly. */
  readonly joined: number;
  readonly wrongly: number;
  readonly apart: number;
  readonly kinds: number;
  readonly kindsRight: number;
  readonly propositions: number;
  readonly propositionsRight: number;
  /** What went wrong, for reading. */
  readonly errors: readonly string[];
}

interface Item {
  readonly form: string;
  readonly gold: string;
  readonly found: string | null;
}

/** Compares what was found with the labels of one thread. */
export function countThread(thread: LabelledThread, found: readonly Target[]): TargetCounts {
  const texts = [thread.title, ...thread.posts];
  const items: Item[] = [];
  const errors: string[] = [];
  let head = 0;
  let exact = 0;
  let missed = 0;
  let excess = 0;
  texts.forEach((text, at) => {
    const gold = thread.mentions.filter((mention) => mention.text === at);
    const ours = mentionsIn(text, found).map((one) => ({
      ...one,
      end: one.end - (/['\u2019]s?$/u.exec(text.slice(one.start, one.end))?.[0].length ?? 0),
    }));
    const taken = new Set<number>();
    for (const one of gold) {
      const match = ours.findIndex(
        (other, i) => !taken.has(i) && (other.end === one.end || /^['\u2019]s?$/u.test(text.slice(one.end, other.end))),
      );
      const other = ours[match];
      items.push({ form: one.form.toLowerCase(), gold: one.key, found: other?.key ?? null });
      if (other === undefined) {
        missed += 1;
        errors.push(`missed "${one.form}" in ${at}`);
        continue;
      }
      taken.add(match);
      head += 1;
      // An office before a name may or may not be taken with it.
      if (other.start === one.start || isOffice(text, other.start, one.start)) exact += 1;
      else errors.push(`cut "${text.slice(other.start, other.end)}" for "${one.form}" in ${at}`);
    }
    ours.forEach((one, i) => {
      if (taken.has(i)) return;
      excess += 1;
      errors.push(`excess "${text.slice(one.start, one.end)}" (${one.key}) in ${at}`);
    });
  });
  const pairs = countPairs(items, errors);
  const kinds = countKinds(thread, items, found, errors);
  const said = found.filter((target) => target.kind === 'proposition');
  const right = said.length === 1 && fold(said[0]?.name ?? '') === fold(thread.proposition ?? '');
  if (thread.proposition !== null && !right)
    errors.push(`proposition ${said.map((one) => `"${one.name}"`).join(', ')} for "${thread.proposition}"`);
  return {
    head,
    exact,
    missed,
    excess,
    ...pairs,
    ...kinds,
    propositions: thread.proposition === null ? 0 : 1,
    propositionsRight: thread.proposition !== null && right ? 1 : 0,
    errors: errors.map((error) => `${thread.language} ${thread.about}: ${error}`),
  };
}

function isOffice(text: string, from: number, to: number): boolean {
  const words =
    text
      .slice(from, to)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.every((word) => ROLES.has(word) || FOREIGN_ROLES.has(plainName(word)));
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Pairs of different spellings; a spelling that was not found is joined with none. */
function countPairs(items: readonly Item[], errors: string[]): Pick<TargetCounts, 'joined' | 'wrongly' | 'apart'> {
  const distinct = new Map<string, Item>();
  for (const item of items) {
    const id = `${item.form}\n${item.gold}`;
    if (distinct.get(id)?.found == null) distinct.set(id, item);
  }
  const list = [...distinct.values()];
  let joined = 0;
  let wrongly = 0;
  let apart = 0;
  list.forEach((a, i) => {
    for (const b of list.slice(i + 1)) {
      if (a.form === b.form) continue;
      const same = a.found !== null && a.found === b.found;
      if (a.gold === b.gold && same) joined += 1;
      else if (a.gold === b.gold) apart += 1;
      else if (same) wrongly += 1;
      if (same !== (a.gold === b.gold)) errors.push(`${same ? 'joined' : 'apart'} "${a.form}" and "${b.form}"`);
    }
  });
  return { joined, wrongly, apart };
}

function countKinds(
  thread: LabelledThread,
  items: readonly Item[],
  found: readonly Target[],
  errors: string[],
): Pick<TargetCounts, 'kinds' | 'kindsRight'> {
  let kinds = 0;
  let kindsRight = 0;
  for (const [gold, kind] of thread.kinds) {
    const keys = new Set(items.filter((item) => item.gold === gold && item.found !== null).map((item) => item.found));
    const first = found.find((target) => keys.has(target.key));
    if (first === undefined) continue;
    kinds += 1;
    if (first.kind === kind) kindsRight += 1;
    else errors.push(`kind ${first.kind} for ${kind} "${first.name}"`);
  }
  return { kinds, kindsRight };
}

/** The sum of several counts. */
export function sumCounts(counts: readonly TargetCounts[]): TargetCounts {
  const sum = (field: Exclude<keyof TargetCounts, 'errors'>): number =>
    counts.reduce((total, one) => total + one[field], 0);
  return {
    head: sum('head'),
    exact: sum('exact'),
    missed: sum('missed'),
    excess: sum('excess'),
    joined: sum('joined'),
    wrongly: sum('wrongly'),
    apart: sum('apart'),
    kinds: sum('kinds'),
    kindsRight: sum('kindsRight'),
    propositions: sum('propositions'),
    propositionsRight: sum('propositionsRight'),
    errors: counts.flatMap((one) => one.errors),
  };
}

/** One line of figures. */
export function figuresOf(counts: TargetCounts): string {
  const share = (part: number, whole: number): string => (whole === 0 ? ' –  ' : (part / whole).toFixed(3));
  const f1 = (right: number): string => share(2 * right, 2 * counts.head + counts.missed + counts.excess);
  return [
    `mentions P ${share(counts.head, counts.head + counts.excess)} R ${share(counts.head, counts.head + counts.missed)} F1 ${f1(counts.head)} (same words ${f1(counts.exact)})`,
    `joins P ${share(counts.joined, counts.joined + counts.wrongly)} R ${share(counts.joined, counts.joined + counts.apart)} of ${counts.joined + counts.apart}`,
    `kinds ${share(counts.kindsRight, counts.kinds)} of ${counts.kinds}`,
    `propositions ${counts.propositionsRight}/${counts.propositions}`,
  ].join('; ');
}

import { deterministicId } from '../model/ids.js';
import type { LinkedThread, Saying, StoredDocument } from '../model/thread.js';
import { QUOTE_SETTINGS, type QuoteSettings } from './quote-settings.js';
import { diffSteps } from './saying-diff.js';
import { groupRenderings } from './saying-groups.js';
import { type ComparedRendering, inferAll } from './saying-inference.js';
import { compareSayings, type Likeness, type SayingSettings } from './saying-likeness.js';
import { extractedRenderings, type Rendering, sayingSources } from './saying-sources.js';
import { unmarkedStretches } from './saying-stretches.js';
import { spanIndex } from './span-index.js';

/**
 * Sayings across sources: what documents and posts quote (in marks, or with the marks lost) and report, the same saying
 * in different sources under one id. One rendering of each is the reference, by a named basis: `chosen` (`reference`,
 * the id of a document or post or several in the order of choice, has it), `declared` (a post names that document as its source), else `earliest` (the
 * one that was certainly out first). It is a point of comparison, not the truth: the others are the `same`, `differ`,
 * are `truncated` (one is a cut of the other) or `reported` (one side is indirect). Diffs go from the reference to the
 * rendering, in code points of their `text`. Beside the comparison stands what words suggest (saying-inference.ts).
 *
 * A quotation no other source has is a saying of its own; a reported clause alone is none. Only own text of posts is
 * read. The result is the same for any order of the arguments and sorted by saying id, reference first. Total.
 */
export function groupSayings(
  documents: readonly StoredDocument[],
  threads: readonly LinkedThread[],
  reference: string | readonly string[] | null = null,
  settings: QuoteSettings = QUOTE_SETTINGS,
): Saying[] {
  const chosen = reference === null ? [] : typeof reference === 'string' ? [reference] : reference;
  const sources = sayingSources(documents, threads);
  const extracted = extractedRenderings(sources, documents);
  const stretches = unmarkedStretches(sources, extracted);
  const bySource = new Map<string, Rendering[]>();
  for (const item of stretches) {
    const list = bySource.get(item.source.id);
    if (list === undefined) bySource.set(item.source.id, [item]);
    else list.push(item);
  }
  const indexes = new Map([...bySource].map(([id, items]) => [id, spanIndex(items)]));
  const kept = extracted.filter(
    (item) => !replaced(item, item.inTitle ? [] : (indexes.get(item.source.id)?.(item.start, item.end) ?? [])),
  );
  const renderings = [...kept, ...stretches].sort(byPlace);
  const families = groupRenderings(renderings, settings.sayings)
    .filter(isSaying)
    .map((group) => familyOf([...group].sort(byPlace), chosen, settings.sayings))
    .sort((a, b) => (a.sayingId < b.sayingId ? -1 : 1));
  const inferred = inferAll(
    families.map((family) => family.renderings),
    settings.inference,
  );
  return families.flatMap((family) =>
    family.renderings.map((one) => rowOf(one, family, inferred.get(one.item) ?? null)),
  );
}

/**
 * Speech without marks gives way to the stretch of it that was found to be somebody's direct words; a longer speech
 * stays beside it.
 */
function replaced(item: Rendering, stretches: readonly Rendering[]): boolean {
  if (item.form === 'direct' || item.inTitle) return false;
  return stretches.some((other) => {
    const common = Math.min(other.end, item.end) - Math.max(other.start, item.start);
    return common > 0 && (item.form === 'indirect' || common * 5 >= (item.end - item.start) * 2);
  });
}

function isSaying(group: readonly Rendering[]): boolean {
  const first = group[0];
  if (first === undefined) return false;
  if (group.some((item) => item.source.id !== first.source.id)) return true;
  return group.some((item) => item.form !== 'indirect' && item.forms.length >= 3);
}

/** One saying: its renderings, the reference first. */
interface Family {
  readonly sayingId: string;
  readonly basis: NonNullable<Saying['referenceBasis']>;
  readonly renderings: readonly ComparedRendering[];
}

function familyOf(group: readonly Rendering[], chosen: readonly string[], settings: SayingSettings): Family {
  const usual = pickReference(group, []);
  const { item: reference, basis } = pickReference(group, chosen);
  const { source } = usual.item;
  const sayingId = deterministicId('saying', source.id, usual.item.inTitle ? 'title' : 'text', usual.item.start);
  // Equal wordings (a sentence that a hundred papers carry) are compared once.
  const known = new Map<string, Likeness>();
  const likenessOf = (item: Rendering): Likeness => {
    const key = `${item.form === 'indirect' ? 'i' : 'd'} ${item.forms.join(' ')}`;
    const likeness = known.get(key) ?? compareSayings(side(reference), side(item), settings);
    known.set(key, likeness);
    return likeness;
  };
  const compared = group.map((item): ComparedRendering => {
    const likeness = likenessOf(item);
    return {
      item,
      reference,
      likeness,
      relation: item === reference ? 'same' : relationOf(item, reference, likeness.relation),
    };
  });
  const others = compared.filter((one) => one.item !== reference);
  return { sayingId, basis, renderings: [...compared.filter((one) => one.item === reference), ...others] };
}

const STRENGTH = { direct: 0, marks_lost: 1, indirect: 2 } as const;

/** A reference is given in marks where any is, and is no small cut of the longest wording given as strongly. */
function pickReference(
  group: readonly Rendering[],
  chosen: readonly string[],
): { readonly item: Rendering; readonly basis: NonNullable<Saying['referenceBasis']> } {
  const longest = { direct: 0, marks_lost: 0, indirect: 0 };
  for (const item of group) longest[item.form] = Math.max(longest[item.form], item.forms.length);
  const isCut = (item: Rendering): boolean => item.forms.length * 2 < longest[item.form];
  const best = (items: readonly Rendering[]): Rendering | undefined =>
    [...items].sort(
      (a, b) =>
        STRENGTH[a.form] - STRENGTH[b.form] ||
        Number(isCut(a)) - Number(isCut(b)) ||
        compareTimes(a.source.latest, b.source.latest) ||
        Number(a.inTitle) - Number(b.inTitle) ||
        byPlace(a, b),
    )[0];
  for (const id of chosen) {
    const own = best(group.filter((item) => item.source.id === id));
    if (own !== undefined) return { item: own, basis: 'chosen' };
  }
  const strongest = group.reduce<number>((most, item) => Math.min(most, STRENGTH[item.form]), STRENGTH.indirect);
  const pool = group.filter((item) => STRENGTH[item.form] === strongest && !isCut(item));
  const declared = best(pool.filter((item) => item.source.declared));
  if (declared !== undefined) return { item: declared, basis: 'declared' };
  const earliest = best(pool);
  if (earliest === undefined) throw new RangeError('a saying has at least one rendering');
  return { item: earliest, basis: 'earliest' };
}

function rowOf(
  { item, reference, relation, likeness }: ComparedRendering,
  { sayingId, basis }: Family,
  inference: Saying['inference'] | null,
): Saying {
  return {
    sayingId,
    postId: item.source.postId,
    threadId: item.source.threadId,
    documentId: item.source.documentId,
    speaker: item.speaker,
    text: item.text,
    start: item.start,
    end: item.end,
    ...(item.inTitle ? { inTitle: true } : {}),
    form: item.form,
    reference: item === reference,
    referenceBasis: item === reference ? basis : null,
    relation,
    similarity: Math.round(likeness.ratio * 1e6) / 1e6,
    diff: relation === 'same' ? null : diffSteps(reference, item, likeness.pairs),
    publishedAt: item.source.publishedAt,
    ...(inference === null || inference === undefined ? {} : { inference }),
  };
}

function relationOf(item: Rendering, reference: Rendering, found: Saying['relation'] | null): Saying['relation'] {
  if (found === 'same') return found;
  if ((item.form === 'indirect') !== (reference.form === 'indirect')) return 'reported';
  return found ?? 'differs';
}

function side(item: Rendering): Parameters<typeof compareSayings>[0] {
  return { forms: item.forms, stems: item.stems, printed: item.printed, indirect: item.form === 'indirect' };
}

function compareTimes(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function byPlace(a: Rendering, b: Rendering): number {
  if (a.source.id !== b.source.id) return a.source.id < b.source.id ? -1 : 1;
  return (
    Number(b.inTitle) - Number(a.inTitle) ||
    a.start - b.start ||
    a.end - b.end ||
    (a.form < b.form ? -1 : a.form > b.form ? 1 : 0)
  );
}

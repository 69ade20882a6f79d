import { compareSayings, type Likeness, type SayingSettings, type SayingWords } from './saying-likeness.js';
import type { Rendering, SayingSource } from './saying-sources.js';
import { subjectGrams } from './saying-stretches.js';
import { isContentWord } from './source-words.js';
import { nameKey } from './speech-context.js';
import { gramKeys } from './word-grams.js';

/** Renderings whose words are equal (folded), from any number of sources. */
interface Wording extends SayingWords {
  readonly key: string;
  readonly members: Rendering[];
  readonly sources: Set<string>;
}

/** Under this many words equal words alone do not make one saying: the speaker must be known and the same. */
const TELLING_WORDS = 6;
const TELLING_SUBJECTS = 3;
const SHORTEST = 3;
/** A single quoted word must be at least this long to be somebody's in particular. */
const SINGLE_LETTERS = 6;
/** A trigram in more wordings than this is a stock phrase and makes no candidates. */
const COMMON = 64;
/** Wordings of a group, or members of a wording, that are looked at when it is to join another. */
const COMPARED = 12;

/**
 * Groups renderings of one saying. Equal wordings are one; others are compared where they share a trigram with a
 * subject word or two subject words in a row (what stands between left out), most alike first, and two groups join when at least half of their wordings are alike across, so a
 * chain of small differences never ties two sayings. Cuts then join the wording that holds them. Two wordings of a
 * single source are never compared with each other. The order of `renderings` does not matter; cost grows with their words and the
 * candidates (at most 64 wordings a trigram).
 */
export function groupRenderings(renderings: readonly Rendering[], settings: SayingSettings): Rendering[][] {
  const wordings = wordingsOf(renderings);
  const edges = likenesses(wordings, settings);
  const parent = wordings.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== undefined && parent[root] !== root) root = parent[root] ?? root;
    for (let at = i; at !== root; ) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const groupOf = wordings.map((_, i) => [i]);
  // The root of a group is always its longest wording (then the first by key).
  const longer = (a: number, b: number): number => {
    const difference = (wordings[a]?.forms.length ?? 0) - (wordings[b]?.forms.length ?? 0);
    return difference > 0 || (difference === 0 && a < b) ? a : b;
  };
  const join = (a: number, b: number): void => {
    const root = longer(a, b);
    const leaf = root === a ? b : a;
    parent[leaf] = root;
    groupOf[root]?.push(...(groupOf[leaf] ?? []));
  };
  const known = new Map(edges.map((edge) => [edge.a * wordings.length + edge.b, edge.likeness]));
  const like = (a: number, b: number): Likeness | null => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const left = wordings[low];
    const right = wordings[high];
    if (left === undefined || right === undefined) return null;
    const key = low * wordings.length + high;
    const likeness = known.get(key) ?? compareSayings(left, right, settings);
    known.set(key, likeness);
    return likeness;
  };
  const alike = (x: number, y: number): boolean => {
    const left = (groupOf[x] ?? []).slice(0, COMPARED);
    const right = (groupOf[y] ?? []).slice(0, COMPARED);
    const close = left.reduce((n, i) => n + right.filter((j) => (like(i, j)?.relation ?? null) !== null).length, 0);
    return 2 * close >= left.length * right.length;
  };
  for (const { a, b, likeness } of edges) {
    if (likeness.relation === 'truncated') continue;
    const [x, y] = [find(a), find(b)];
    if (x !== y && alike(x, y)) join(x, y);
  }
  // A cut joins the group of the wording that holds it best; edges come best first.
  const placed = new Set<number>();
  for (const { a, b, likeness } of edges) {
    if (likeness.relation !== 'truncated') continue;
    const short = longer(a, b) === a ? b : a;
    const [x, y] = [find(a), find(b)];
    if (x === y) continue;
    const own = find(short);
    const other = own === x ? y : x;
    // A group of several wordings joins only where its longest is a cut too.
    if (placed.has(own) || (own !== short && (like(own, other)?.relation ?? null) === null)) continue;
    placed.add(own);
    join(x, y);
  }
  const groups = new Map<number, Rendering[]>();
  wordings.forEach((wording, i) => {
    const root = find(i);
    const list = groups.get(root);
    if (list === undefined) groups.set(root, [...wording.members]);
    else list.push(...wording.members);
  });
  return [...groups.values()];
}

function wordingsOf(renderings: readonly Rendering[]): Wording[] {
  const out = new Map<string, Wording>();
  for (const item of renderings) {
    const key = wordingKey(item);
    const wording = out.get(key);
    if (wording === undefined) {
      const { forms, stems, printed } = item;
      out.set(key, {
        key,
        forms,
        stems,
        printed,
        indirect: item.form === 'indirect',
        members: [item],
        sources: new Set([item.source.id]),
      });
    } else {
      wording.members.push(item);
      wording.sources.add(item.source.id);
    }
  }
  return [...out.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function wordingKey(item: Rendering): string {
  const text = item.forms.join(' ');
  const kind = item.form === 'indirect' ? 'i' : 'd';
  if (item.printed >= TELLING_WORDS) return `${text}\n${kind}`;
  const telling = item.forms.length >= SHORTEST || text.length >= SINGLE_LETTERS;
  if (item.speaker !== null && telling) return `${text}\n${kind}\n${nameKey(item.speaker)}`;
  return `${text}\n${kind}\n\n${item.source.id}\n${item.inTitle ? 't' : ''}${item.start}`;
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly likeness: Likeness;
}

/** Notes a wording under a key; lists of stock phrases stop growing once they are known to be ones. */
function file(lists: Map<number, number[]>, key: number, at: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [at]);
  else if (list.at(-1) !== at && list.length <= COMMON) list.push(at);
}

/** Compared pairs that are alike, best first. */
function likenesses(wordings: readonly Wording[], settings: SayingSettings): Edge[] {
  const lists = new Map<number, number[]>();
  // A sentence put into words again may keep no three words in a row, but names its subjects in the same order.
  const pairsOfSubjects = new Map<number, number[]>();
  wordings.forEach((wording, at) => {
    if (wording.forms.length < SHORTEST) return;
    for (const [key] of subjectGrams(wording.stems)) file(lists, key, at);
    for (const key of gramKeys(wording.stems.filter(isContentWord), 2)) file(pairsOfSubjects, key, at);
  });
  const pairs = new Set<number>();
  for (const list of [...lists.values(), ...pairsOfSubjects.values()]) {
    if (list.length > COMMON) continue;
    list.forEach((a, i) => {
      for (const b of list.slice(i + 1)) pairs.add(a * wordings.length + b);
    });
  }
  const related = relatedSources();
  const edges: Edge[] = [];
  for (const pair of pairs) {
    const a = Math.floor(pair / wordings.length);
    const b = pair % wordings.length;
    const left = wordings[a];
    const right = wordings[b];
    if (left === undefined || right === undefined) continue;
    if (left.sources.size === 1 && right.sources.size === 1 && [...left.sources][0] === [...right.sources][0]) continue;
    const likeness = compareSayings(left, right, settings);
    if (likeness.relation === null) continue;
    const isThin = Math.min(left.printed, right.printed) < TELLING_WORDS || sharesLittle(left, likeness);
    if (isThin && !related(left, right)) continue;
    edges.push({ a, b, likeness });
  }
  return edges.sort(
    (x, y) =>
      y.likeness.ratio - x.likeness.ratio || y.likeness.contained - x.likeness.contained || x.a - y.a || x.b - y.b,
  );
}

/**
 * Two wordings that differ and have fewer than three subject words in common: "we have to give X credit" is a figure
 * of speech in which anybody's name fits.
 */
function sharesLittle(left: Wording, { relation, pairs }: Likeness): boolean {
  if (relation !== 'differs') return false;
  const common = new Set(pairs.map(([i]) => left.forms[i] ?? '').filter(isContentWord));
  return common.size < TELLING_SUBJECTS;
}

/**
 * Whether a short wording may be compared with a long one: the speakers are the same, or the sources share a run of
 * five words with a subject word, that is, tell of the same matter.
 */
function relatedSources(): (a: Wording, b: Wording) => boolean {
  const grams = new Map<string, ReadonlySet<number>>();
  const of = (source: SayingSource): ReadonlySet<number> => {
    const known = grams.get(source.id);
    if (known !== undefined) return known;
    const made = new Set(
      gramKeys(
        source.words.map((word) => word.form),
        5,
      ),
    );
    grams.set(source.id, made);
    return made;
  };
  return (a, b) =>
    a.members.slice(0, COMPARED).some((x) =>
      b.members.slice(0, COMPARED).some((y) => {
        if (x.source.id === y.source.id) return false;
        if (x.speaker !== null && y.speaker !== null) return nameKey(x.speaker) === nameKey(y.speaker);
        const [small, large] = [of(x.source), of(y.source)].sort((s, t) => s.size - t.size);
        for (const key of small ?? []) if (large?.has(key) === true) return true;
        return false;
      }),
    );
}

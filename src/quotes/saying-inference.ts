import type { Saying, SayingInference } from '../model/thread.js';
import { exchangesOf } from './saying-exchanges.js';
import type { Likeness } from './saying-likeness.js';
import type { Rendering } from './saying-sources.js';
import { areDifferentPersons, lastName } from './speaker-names.js';

/** A rendering and how it compares with the reference of its saying. */
export interface ComparedRendering {
  readonly item: Rendering;
  readonly reference: Rendering;
  readonly relation: Saying['relation'];
  readonly likeness: Likeness;
}

/** Thresholds of {@link inferAll}; shares and confidences are 0..1. */
export interface InferenceSettings {
  /** Inferences below this confidence are not made. */
  readonly leastConfidence: number;
  /** So many exchanged places, and this share of the words in them, count in full. */
  readonly exchanges: number;
  readonly exchangedShare: number;
  /** Shorter renderings say too little about how they came about, in words. */
  readonly fewestWords: number;
}

/**
 * Measured on 30 renderings of eleven sayings in five sources, read by eye: the five of them known to have come back
 * from another language reach .60 to .95, all others that were cut, edited or reported stay below .50; and on ten
 * sentences in five languages, each edited in one place and put into words again. A point of departure, not a
 * calibration.
 */
export const INFERENCE_SETTINGS: InferenceSettings = {
  leastConfidence: 0.5,
  exchanges: 3,
  exchangedShare: 0.25,
  fewestWords: 6,
};

/** Nothing that words alone suggest is more certain. */
const MOST = 0.95;
/** A rendering that reads this much like a rewording counts as one when its source is judged. */
const LIKELY = 0.5;

/** What is inferred about the renderings of all sayings; those about which nothing is are left out. Linear. */
export function inferAll(
  families: readonly (readonly ComparedRendering[])[],
  settings: InferenceSettings,
): ReadonlyMap<Rendering, readonly SayingInference[]> {
  const records = sourceRecords(families, settings);
  const out = new Map<Rendering, readonly SayingInference[]>();
  for (const family of families) {
    const votes = speakerVotes(family);
    const reworded = new Set(
      family.filter((one) => rewording(one, settings) >= LIKELY).map((one) => one.item.source.id),
    );
    const copies = new Set(family.filter((one) => one.relation === 'same').map((one) => one.item.source.id));
    for (const one of family) {
      const found = [
        backTranslated(one, records.get(one.item.source.id), reworded.has(one.item.source.id), copies, settings),
        movedSpeaker(one, votes),
      ].filter((inference) => inference !== null && inference.confidence >= settings.leastConfidence);
      const kept = found.flatMap((inference) => inference ?? []);
      if (kept.length > 0)
        out.set(
          one.item,
          kept.sort((a, b) => b.confidence - a.confidence),
        );
    }
  }
  return out;
}

/** How a source treats the sayings it shares with others. */
interface SourceRecord {
  /** Sayings it gives in the words of the reference, or a cut of them. */
  readonly faithful: number;
  /** Sayings it gives in other words, exchanged in several places. */
  readonly reworded: number;
}

function sourceRecords(
  families: readonly (readonly ComparedRendering[])[],
  settings: InferenceSettings,
): ReadonlyMap<string, SourceRecord> {
  const out = new Map<string, SourceRecord>();
  for (const family of families) {
    const faithful = new Set<string>();
    const reworded = new Set<string>();
    for (const one of family) {
      const { id } = one.item.source;
      if (one.item.printed < settings.fewestWords || id === one.reference.source.id) continue;
      if (one.relation === 'same' || one.relation === 'truncated') faithful.add(id);
      else if (rewording(one, settings) >= LIKELY) reworded.add(id);
    }
    for (const id of new Set([...faithful, ...reworded])) {
      const record = out.get(id) ?? { faithful: 0, reworded: 0 };
      out.set(id, {
        faithful: record.faithful + (faithful.has(id) ? 1 : 0),
        reworded: record.reworded + (reworded.has(id) ? 1 : 0),
      });
    }
  }
  return out;
}

/**
 * How much a rendering reads like the same sentence put into words again, 0..1: words exchanged for others in several
 * places, small words (articles, auxiliaries, prepositions) among them, while negations, numbers and length stay. An
 * editor cuts or changes one place and leaves the grammar; a translator touches every clause.
 */
function rewording(one: ComparedRendering, settings: InferenceSettings): number {
  if (one.relation !== 'differs' || one.item.source.id === one.reference.source.id) return 0;
  const { places, exchanged, grammatical, negationOrNumber } = exchangesOf(one.reference, one.item, one.likeness.pairs);
  if (places === 0) return 0;
  const [a, b] = [one.reference.forms.length, one.item.forms.length];
  const share = exchanged / Math.max(1, Math.min(a, b));
  const measured =
    0.4 * Math.min(1, places / settings.exchanges) +
    0.3 * Math.min(1, share / settings.exchangedShare) +
    0.3 * (grammatical / places);
  const length = Math.min(a, b) / Math.max(a, b) >= 0.5 ? 1 : 0.7;
  // A paraphrase is what reported speech is for.
  const form = one.item.form === 'indirect' ? 0.6 : 1;
  return measured * length * form * (negationOrNumber ? 0.5 : 1);
}

function backTranslated(
  one: ComparedRendering,
  record: SourceRecord | undefined,
  counted: boolean,
  copies: ReadonlySet<string>,
  settings: InferenceSettings,
): SayingInference | null {
  if (one.item.printed < settings.fewestWords) return null;
  const own = rewording(one, settings);
  if (own === 0) return null;
  const others = Math.max(0, (record?.reworded ?? 0) - (counted ? 1 : 0));
  const faithful = record?.faithful ?? 0;
  // A source that rewords what it quotes elsewhere does so here; one that copies everything else made an edit.
  const habit = 0.1 * Math.min(3, others);
  const doubt = faithful > others ? 0.6 : 1;
  const agreement = copies.size > 1 ? 0.05 : 0;
  const { shown, places, exchanged, grammatical } = exchangesOf(one.reference, one.item, one.likeness.pairs);
  return {
    kind: 'back_translated',
    confidence: round(Math.min(MOST, (0.8 * own + habit + agreement) * doubt)),
    evidence: {
      exchanges: shown,
      exchangedPlaces: places,
      exchangedWords: exchanged,
      grammaticalPlaces: grammatical,
      otherSayingsReworded: others,
      otherSayingsFaithful: faithful,
      sourcesWithTheReferenceWords: copies.size,
    },
  };
}

/** Which sources name whom as the speaker of one saying. */
type Votes = readonly { readonly name: string; readonly source: string; readonly reference: boolean }[];

function speakerVotes(family: readonly ComparedRendering[]): Votes {
  const seen = new Set<string>();
  const out: { name: string; source: string; reference: boolean }[] = [];
  for (const { item, reference } of family) {
    const key = `${item.source.id} ${item.speaker ?? ''}`;
    if (item.speaker === null || (seen.has(key) && item !== reference)) continue;
    seen.add(key);
    // A saying in a hundred papers needs no hundred votes.
    if (out.length < 24 || item === reference)
      out.push({ name: item.speaker, source: item.source.id, reference: item === reference });
  }
  return out;
}

function movedSpeaker(one: ComparedRendering, votes: Votes): SayingInference | null {
  const { item, reference } = one;
  const speaker = item.speaker;
  if (speaker === null || item === reference) return null;
  // The reference's own speaker; where it names none, whom another source names.
  const expected =
    reference.speaker ??
    votes.find((vote) => vote.source !== item.source.id && vote.source !== reference.source.id)?.name;
  if (expected === undefined || !areDifferentPersons(expected, speaker)) return null;
  const others = votes.filter((vote) => !vote.reference && vote.source !== item.source.id);
  const forIt = others.filter((vote) => !areDifferentPersons(vote.name, speaker)).length;
  const against = others.filter((vote) => !areDifferentPersons(vote.name, expected)).length;
  const named = namesNearby(item, speaker);
  const confidence =
    0.55 +
    0.1 * Math.min(2, against) -
    0.15 * Math.min(2, forIt) +
    (named ? 0.15 : -0.1) +
    (item.form === 'direct' ? 0.05 : 0) -
    (one.relation === 'reported' ? 0.1 : 0) -
    (reference.speaker === null ? 0.15 : 0);
  return {
    kind: 'moved_to_another_speaker',
    confidence: round(Math.min(MOST, Math.max(0, confidence))),
    evidence: {
      from: expected,
      to: speaker,
      namedBeside: named,
      otherSourcesNamingTheFirst: against,
      otherSourcesNamingTheSecond: forIt,
    },
  };
}

/** Code points around a rendering in which its speaker counts as named beside it, not recalled from before. */
const BEFORE = 160;
const AFTER = 120;

function namesNearby(item: Rendering, speaker: string): boolean {
  const last = lastName(speaker);
  if (last === null || item.inTitle) return false;
  const { words } = item.source;
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.start ?? 0) >= item.start - BEFORE) high = middle;
    else low = middle + 1;
  }
  for (let k = low; k < words.length; k += 1) {
    const word = words[k];
    if (word === undefined || word.start > item.end + AFTER) return false;
    if (word.form === last && (word.end <= item.start || word.start >= item.end)) return true;
  }
  return false;
}

/** Three decimals: figures compare equal on every machine. */
function round(value: number): number {
  return Math.round(value * 1e3) / 1e3;
}

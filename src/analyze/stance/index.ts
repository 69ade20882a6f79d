import type { Span, Stance, StanceClass, StanceValue } from '../../model/annotation.js';
import type { PostAnalyzer } from '../analyzer.js';
import { notServed, readingLanguage } from '../language.js';
import { toneOf } from '../sentiment/score.js';
import { PROPOSITION } from '../targets/index.js';
import { findMentions, indexAliases } from '../targets/mentions.js';
import { isTargets } from '../values.js';
import { lately } from '../words/lately.js';
import { tokensOf } from '../words/reading.js';
import { spanMaker } from '../words/span.js';
import type { Token } from '../words/tokens.js';
import type { Evidence } from './evidence.js';
import { gatherEvidence } from './gather.js';
import { doubtOf } from './moods.js';
import { factsOf, matterEvidence, type PropositionFacts } from './proposition.js';
import { type Reference, referencesIn } from './references.js';
import { relevantTargets, type StanceTarget } from './relevant.js';
import { findReporting, type Reporting } from './reported.js';
import { reportedDemand } from './reported-demand.js';

export interface StanceInput {
  readonly text: string;
  readonly language: string | null;
  /** Targets the post may speak of, most mentioned first: named in it, holders of offices it names, parties of the proposition. */
  readonly targets: readonly StanceTarget[];
  readonly proposition: string | null;
  /** The post names an outside source for all it says. */
  readonly attributed: boolean;
}

/** |score| from which the text takes a side. */
const SIDE = 0.25;
const SPANS = 6;
/** Characters of a post that are read. */
const READ = 20_000;

/** For or against the targets a post speaks of and the thread's proposition, with evidence; reported views go to their holders. */
export const stance: PostAnalyzer<StanceInput, StanceValue> = {
  name: 'stance',
  version: '2',
  meaning:
    'For, against or neither, per target a post speaks of and for the proposition of its thread; reported views stand under their holder.',
  languages: ['en'],
  after: ['language', 'targets'],
  scope: 'post',
  unknown: (reason) => ({ stances: [], reason }),
  input: (post, thread, earlier) => {
    const value = earlier.thread('targets');
    const all = isTargets(value) ? value.targets : [];
    const proposition = all.find((target) => target.kind === 'proposition') ?? null;
    return {
      text: post.analysisText,
      language: readingLanguage(post.id, thread, earlier),
      targets: relevantTargets(post.analysisText, all),
      proposition: proposition?.name ?? null,
      attributed: post.attribution !== null,
    };
  },
  analyze: stancesOf,
};

/** Stances of one text. */
export function stancesOf({ text, language, targets, proposition, attributed }: StanceInput): StanceValue {
  const refused = notServed(language, text);
  if (refused !== null) return { stances: [], reason: refused };
  const read = text.slice(0, READ);
  const tokens = tokensOf(read);
  const refs = referencesIn(tokens, targets);
  const reporting = findReporting(tokens, refs);
  const view: View = {
    read,
    tokens,
    targets,
    refs,
    reporting,
    register: reporting.register || (attributed && reporting.speakers.size > 0),
    doubt: doubtOf(tokens),
  };
  const evidence = gatherEvidence(tokens, refs);
  const stances = targetStances(view, evidence);
  if (proposition !== null) stances.push(...matterStances(view, stances, proposition));
  return { stances };
}

interface View {
  readonly read: string;
  readonly tokens: readonly Token[];
  readonly targets: readonly StanceTarget[];
  readonly refs: readonly Reference[];
  readonly reporting: Reporting;
  readonly register: boolean;
  /** 0..1: share of confidence left after irony. */
  readonly doubt: number;
}

/** Whose words a token is: '' nobody known (a quotation), null the author's, else the key of a reported speaker. */
function holderAt(view: View, at: number): string | null {
  const quoted = view.reporting.quoted.get(at);
  if (quoted !== undefined) return quoted;
  return view.reporting.speakers.get(view.tokens[at]?.sentence ?? -1) ?? null;
}

/** After "whether" and "if" a report leaves open what it tells. */
function isOpen(view: View, at: number): boolean {
  const sentence = view.tokens[at]?.sentence;
  for (let i = at - 1; i >= 0 && view.tokens[i]?.sentence === sentence; i -= 1) {
    if (view.tokens[i]?.form === 'whether') return true;
  }
  return false;
}

function targetStances(view: View, evidence: readonly Evidence[]): Stance[] {
  const byHolder = new Map<string, Evidence[]>();
  for (const item of evidence) {
    const speaker = holderAt(view, item.first);
    const holder = item.holder ?? speaker;
    // What a reporting sentence says of its own speaker is the author's report of him, not his view of himself.
    if (holder === '' || holder === item.key || (speaker !== null && isOpen(view, item.first))) continue;
    const id = `${holder ?? ''} ${item.key}`;
    const bucket = byHolder.get(id);
    if (bucket === undefined) byHolder.set(id, [item]);
    else bucket.push(item);
  }
  const spoken = new Set(view.refs.flatMap((ref) => ref.keys));
  const out: Stance[] = [];
  for (const target of view.targets) {
    const own = view.register ? [] : (byHolder.get(` ${target.key}`) ?? []);
    const wanted = target.kind !== 'other' || target.given === true || own.length > 0;
    if (spoken.has(target.key) && wanted) out.push(row(view, target, own, null));
  }
  for (const target of view.targets) {
    for (const holder of view.targets) {
      const said = byHolder.get(`${holder.key} ${target.key}`);
      if (said === undefined) continue;
      const reported = row(view, target, said, holder.name);
      if (!reported.abstained) out.push(reported);
    }
  }
  return out;
}

function row(
  view: View,
  target: Pick<Stance, 'key'> & { readonly name: string; readonly kind: Stance['targetKind'] },
  evidence: readonly Omit<Evidence, 'key' | 'holder'>[],
  holder: string | null,
): Stance {
  let sum = 0;
  for (const item of evidence)
    sum += item.value * (item.settled !== true && isQuestion(view.tokens, item.sentence) ? 0.5 : 1);
  const raw = sum / (Math.abs(sum) + 2);
  const abstained = Math.abs(raw) < SIDE;
  const side: StanceClass = abstained ? 'none' : raw > 0 ? 'favor' : 'against';
  const mixed =
    evidence.length === 0
      ? 1
      : Math.abs(sum) /
        Math.max(
          1e-9,
          evidence.reduce((total, item) => total + Math.abs(item.value), 0),
        );
  const confidence = abstained
    ? evidence.length === 0
      ? 0.2
      : 0.3
    : Math.min(0.95, (0.4 + 0.5 * Math.abs(raw)) * (0.7 + 0.3 * mixed) * view.doubt + (holder === null ? 0 : 0.05));
  return {
    key: target.key,
    target: target.name,
    targetKind: target.kind,
    stance: side,
    score: round(raw),
    confidence: round(confidence),
    abstained,
    holder,
    evidence: spansOf(view, abstained ? evidence : evidence.filter((item) => item.value * raw > 0)),
  };
}

function spansOf(view: View, evidence: readonly Omit<Evidence, 'key' | 'holder'>[]): Span[] {
  const span = spanMaker(view.read);
  const best = [...evidence].sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.first - b.first).slice(0, SPANS);
  const out = new Map<string, Span>();
  for (const { first, last } of best.sort((a, b) => a.first - b.first)) {
    const made = span(view.tokens[first]?.start ?? 0, view.tokens[last]?.end ?? 0);
    out.set(`${made.start} ${made.end}`, made);
  }
  return [...out.values()];
}

function matterStances(view: View, stances: readonly Stance[], text: string): Stance[] {
  const target = { key: PROPOSITION, name: text, kind: 'proposition' as const };
  const facts = propositionFacts(text, view.targets);
  const found = matterEvidence(view.tokens, view.refs, toneOf(view.tokens), facts);
  const own = view.register ? [] : found.filter((item) => holderAt(view, item.first) === null);
  const poster = row(view, target, own, null);
  const out = [poster.abstained && own.length === 0 && !view.register ? leaning(poster, stances, facts) : poster];
  const bySpeaker = new Map<string, Omit<Evidence, 'key' | 'holder'>[]>();
  const add = (key: string, item: Omit<Evidence, 'key' | 'holder'>): void => {
    bySpeaker.set(key, [...(bySpeaker.get(key) ?? []), item]);
  };
  for (const item of found) {
    const speaker = holderAt(view, item.first);
    if (speaker !== null && speaker !== '') add(speaker, item);
  }
  for (const [sentence, speaker] of view.reporting.speakers) {
    const here = view.refs.filter((ref) => view.tokens[ref.first]?.sentence === sentence);
    const demand = reportedDemand(view.tokens, here, speaker, facts);
    if (demand !== null) add(speaker, { ...demand, sentence });
  }
  for (const holder of view.targets) {
    const said = bySpeaker.get(holder.key);
    if (said === undefined) continue;
    const reported = row(view, target, said, holder.name);
    if (!reported.abstained) out.push(reported);
  }
  return out;
}

/** Without a word on the matter itself: for B and against C leans against "B should … with C"; not enough for a side. */
function leaning(poster: Stance, stances: readonly Stance[], facts: PropositionFacts): Stance {
  const scoreOf = (key: string | null): number =>
    stances.find((one) => one.key === key && one.holder === null)?.score ?? 0;
  const agent = scoreOf(facts.agent);
  const partner = Math.min(0, ...facts.partners.map(scoreOf));
  const lean = agent > 0 && partner < 0 ? -0.2 : partner < -SIDE ? -0.1 : 0;
  return { ...poster, score: lean };
}

/** The parts of a proposition, its parties found among the targets. */
function propositionFacts(text: string, targets: readonly StanceTarget[]): PropositionFacts {
  const tokens = tokensOf(text);
  return factsOf(text, tokens, findMentions(tokens, indexAliases(targets)));
}

function isQuestion(tokens: readonly Token[], sentence: number): boolean {
  // Sentences are short; the scan is bounded by the tokens of one post.
  return questions(tokens).has(sentence);
}

const questions = lately((tokens: readonly Token[]): ReadonlySet<number> => {
  const found = new Set<number>();
  for (const token of tokens) if (token.kind === 'stop' && token.form.includes('?')) found.add(token.sentence);
  return found;
});

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

import { type Agreement, agreementOf } from './agreement.js';
import { designWeights, replicateWeights } from './design.js';
import { goldOf, type ItemVerdict } from './gold.js';
import type { CodingKey } from './key.js';
import { LEVELS, type Level } from './krippendorff.js';
import { type MachineError, machineError } from './machine.js';
import { type Prevalence, prevalences } from './prevalence.js';
import type { LabelProblem, ReadLabels } from './read-labels.js';
import type { CodingScheme } from './tasks.js';

/** How much of a coder's sheet is done. */
export interface CoderCoverage {
  readonly coder: string;
  /** Items on his sheet; null without a key. */
  readonly assigned: number | null;
  readonly labelled: number;
  readonly unsure: number;
  /** Lines that could not be counted. */
  readonly refused: number;
}

/** What coded items of a forum of one's own prove: agreement, the machine's error, and how common the classes are. */
export interface OwnForum {
  readonly task: string | null;
  readonly labels: readonly string[];
  readonly coders: readonly CoderCoverage[];
  readonly problems: readonly LabelProblem[];
  readonly agreement: Agreement;
  readonly gold: {
    readonly items: number;
    readonly decided: number;
    readonly oneCoder: number;
    readonly adjudicated: number;
    readonly ties: number;
    readonly unsure: number;
    readonly shares: Readonly<Record<string, number>>;
  };
  /** Null without a key, or with nothing decided. */
  readonly machine: MachineError | null;
  readonly prevalence: readonly Prevalence[] | null;
  readonly population: { readonly all: number; readonly coded: number } | null;
  readonly analyzers: CodingKey['analyzers'];
  readonly notes: readonly string[];
}

/** Measures labels of coders, and against them the machine where the sample's key is at hand. */
export function measureOwnForum(
  read: ReadLabels,
  scheme: CodingScheme | null,
  key: CodingKey | null,
  settled: ReadonlyMap<string, string | null>,
): { readonly report: OwnForum; readonly ties: readonly ItemVerdict[] } {
  const scale =
    scheme?.labels.map((one) => one.label) ?? [...new Set(read.labels.flatMap(({ label }) => label ?? []))].sort();
  const levels: readonly Level[] = scheme?.ordered === true ? LEVELS : ['nominal'];
  const verdicts = goldOf(read.labels, settled);
  const ties = verdicts.filter(({ why }) => why === 'tie');
  const counted = (why: ItemVerdict['why']): number => verdicts.filter((one) => one.why === why).length;
  const decided = verdicts.flatMap(({ item, gold }) => (gold === null ? [] : [{ item, gold }]));
  const shares = Object.fromEntries(
    scale.map((label) => [label, decided.filter(({ gold }) => gold === label).length / Math.max(1, decided.length)]),
  );
  const against = key === null ? null : againstMachine(key, decided, scale);
  const agreement = agreementOf(read.labels, read.coders, scale, levels);
  return {
    ties,
    report: {
      task: scheme?.task ?? null,
      labels: scale,
      coders: coverageOf(read, key),
      problems: read.problems,
      agreement,
      gold: {
        items: verdicts.length,
        decided: decided.length,
        oneCoder: counted('one coder'),
        adjudicated: counted('adjudicated'),
        ties: ties.length,
        unsure: counted('unsure'),
        shares,
      },
      machine: against?.machine ?? null,
      prevalence: against?.prevalence ?? null,
      population: against?.population ?? null,
      analyzers: key?.analyzers ?? [],
      notes: notesOf(agreement, key, against),
    },
  };
}

interface Against {
  readonly machine: MachineError | null;
  readonly prevalence: readonly Prevalence[] | null;
  readonly population: { readonly all: number; readonly coded: number };
}

function againstMachine(
  key: CodingKey,
  decided: readonly { readonly item: string; readonly gold: string }[],
  labels: readonly string[],
): Against {
  const gold = new Map(decided.map((one) => [one.item, one.gold]));
  const items = key.items.flatMap(({ item, stratum, machine }) => {
    const label = gold.get(item);
    return label === undefined ? [] : [{ stratum, gold: label, answer: machine.answer }];
  });
  const sum = (strata: CodingKey['strata']): number => strata.reduce((total, { population }) => total + population, 0);
  const seen = new Set(items.map(({ stratum }) => stratum));
  const population = { all: sum(key.strata), coded: sum(key.strata.filter((_, at) => seen.has(at))) };
  if (items.length === 0) return { machine: null, prevalence: null, population };
  const weights = designWeights(items, key.strata);
  const replicates = replicateWeights(items, key.strata);
  return {
    machine: machineError(items, weights, replicates, labels),
    prevalence: prevalences(items, key.strata, weights, replicates, labels),
    population,
  };
}

function coverageOf(read: ReadLabels, key: CodingKey | null): CoderCoverage[] {
  const names = [...new Set([...read.coders, ...(key?.coders ?? [])])];
  return names.map((coder) => {
    const own = read.labels.filter((one) => one.coder === coder);
    const assigned =
      key?.coders.includes(coder) === true ? key.items.filter((item) => item.coders.includes(coder)) : null;
    return {
      coder,
      assigned: assigned?.length ?? null,
      labelled: own.length,
      unsure: own.filter(({ label }) => label === null).length,
      refused: read.problems.filter((problem) => problem.coder === coder).length,
    };
  });
}

/** Below this alpha Krippendorff (2004) lets no conclusion be drawn, below the other only a tentative one. */
const USELESS = 0.667;
const TENTATIVE = 0.8;
/** Fewer coded items than this give intervals too wide to mean much. */
const FEW = 50;

function notesOf(agreement: Agreement, key: CodingKey | null, against: Against | null): string[] {
  const notes: string[] = [];
  const alpha = agreement.alpha.nominal?.value ?? null;
  if (agreement.items === 0)
    notes.push(
      'No item was coded by two people: nothing is known of how far they agree, and figures below rest on one person’s word.',
    );
  else if (alpha === null) notes.push('Everybody always says the same label: alpha is not defined.');
  else if (alpha < USELESS)
    notes.push(
      `Alpha is below ${USELESS}: the coders do not agree well enough for conclusions. Sharpen the codebook and code again.`,
    );
  else if (alpha < TENTATIVE) notes.push(`Alpha is below ${TENTATIVE}: conclusions are tentative.`);
  if (key === null) notes.push('Without the key of the sample (--key) the machine cannot be compared with the coders.');
  if (against !== null && against.population.coded < against.population.all)
    notes.push(
      `Nothing was coded in strata that hold ${against.population.all - against.population.coded} of ${against.population.all} items: estimates are of the others.`,
    );
  if (against?.machine != null && against.machine.items < FEW)
    notes.push(`Only ${against.machine.items} items are coded: intervals from so few are rough.`);
  return notes;
}

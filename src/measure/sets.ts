/** What a set is scored by. */
export type Measure = 'macro-F1' | 'macro-recall' | 'F-avg' | 'accuracy' | 'AUC' | 'Pearson r';

/** Tasks that are measured on labelled sets. */
export const MEASURED_TASKS = ['sentiment', 'reply-stance', 'sdqc', 'stance', 'incivility'] as const;
export type MeasuredTask = (typeof MEASURED_TASKS)[number];

/** A labelled set: how its rows are read for a task. The sets themselves are not part of Threadbare. */
export interface LabelledSet {
  readonly name: string;
  readonly task: MeasuredTask;
  readonly measure: Measure;
  /** Licence of the texts, as their publishers state it; `none` where they state none. */
  readonly licence: string;
  /** Weights trained on it may be handed on. */
  readonly ships: boolean;
  /** The set's own labels to the task's; a label that is not here is taken as it stands. */
  readonly labels: Readonly<Record<string, string>>;
  /** Path of a number in the row, where the measure is of a number; `over` brings it to the task's range. */
  readonly number: { readonly path: string; readonly over: number; readonly least: number | null } | null;
  /** Parts of the rows that are measured on their own as well: those whose number at `path` lies from `from` up to `to`. */
  readonly parts: readonly {
    readonly name: string;
    readonly path: string;
    readonly from: number;
    readonly to: number;
  }[];
  /** Also measured toward targets the model did not learn from: each target in turn is left out of the training. */
  readonly unseenTargets: boolean;
  /** Whether a model of its own rows is worth a column: not where it is measured whole, or too small. */
  readonly trains: boolean;
  /** Rows with the same value of these fields belong together; empty: rows joined by their texts and parent texts. */
  readonly group: readonly string[];
}

const PLAIN = { labels: {}, number: null, parts: [], unseenTargets: false, trains: true, group: [] } as const;
const SHARE_ALIKE = 'CC BY-SA 4.0';

/** Every set that is known, each once per task it measures. */
export const LABELLED_SETS: readonly LabelledSet[] = [
  {
    ...PLAIN,
    name: 'vader_tweets',
    task: 'sentiment',
    measure: 'Pearson r',
    licence: 'MIT',
    ships: false,
    number: { path: 'mean', over: 4, least: null },
    trains: false,
  },
  { ...PLAIN, name: 'tweeteval_sentiment', task: 'sentiment', measure: 'macro-recall', licence: 'none', ships: false },
  {
    ...PLAIN,
    name: 'goemotions_polarity',
    task: 'sentiment',
    measure: 'macro-F1',
    licence: 'Apache-2.0',
    ships: true,
  },
  {
    ...PLAIN,
    name: 'stackoverflow_senti4sd',
    task: 'sentiment',
    measure: 'macro-F1',
    licence: 'MIT',
    ships: true,
  },
  {
    ...PLAIN,
    name: 'sst5',
    task: 'sentiment',
    measure: 'macro-F1',
    licence: 'none',
    ships: false,
    labels: { '0': 'negative', '1': 'negative', '2': 'neutral', '3': 'positive', '4': 'positive' },
  },
  {
    ...PLAIN,
    name: 'sts_gold',
    task: 'sentiment',
    measure: 'macro-F1',
    licence: 'none',
    ships: false,
    trains: false,
  },
  {
    ...PLAIN,
    name: 'sentistrength_twitter',
    task: 'sentiment',
    measure: 'macro-F1',
    licence: 'none',
    ships: false,
    trains: false,
  },
  {
    ...PLAIN,
    name: 'sentiment140_test',
    task: 'sentiment',
    measure: 'macro-F1',
    licence: 'none',
    ships: false,
    trains: false,
  },
  {
    ...PLAIN,
    name: 'iac_qr',
    task: 'sentiment',
    measure: 'Pearson r',
    licence: 'none',
    ships: false,
    number: { path: 'nicenasty', over: 5, least: null },
    group: ['discussion_id'],
  },
  {
    ...PLAIN,
    name: 'iac_qr',
    task: 'reply-stance',
    measure: 'macro-F1',
    licence: 'none',
    ships: false,
    group: ['discussion_id'],
  },
  {
    ...PLAIN,
    name: 'debagreement',
    task: 'reply-stance',
    measure: 'macro-F1',
    licence: 'none',
    ships: false,
    // Three people judged each pair: what all three say is another thing than what two of them do.
    parts: [
      { name: 'unanimous', path: 'agreement_fraction', from: 0.99, to: 2 },
      { name: 'two of three', path: 'agreement_fraction', from: 0, to: 0.99 },
    ],
    group: ['title'],
  },
  { ...PLAIN, name: 'toxichat_stance', task: 'reply-stance', measure: 'macro-F1', licence: SHARE_ALIKE, ships: true },
  { ...PLAIN, name: 'rumoureval2019_sdqc', task: 'sdqc', measure: 'macro-F1', licence: 'CC BY 4.0', ships: false },
  { ...PLAIN, name: 'pstance', task: 'stance', measure: 'F-avg', licence: 'none', ships: false, unseenTargets: true },
  { ...PLAIN, name: 'semeval2016_taskA', task: 'stance', measure: 'F-avg', licence: 'none', ships: false },
  {
    ...PLAIN,
    name: 'perspectrum',
    task: 'stance',
    measure: 'macro-F1',
    licence: SHARE_ALIKE,
    ships: true,
    group: ['target'],
  },
  { ...PLAIN, name: 'ruw_ukraine', task: 'stance', measure: 'macro-F1', licence: 'none', ships: false },
  { ...PLAIN, name: 'covid19_stance', task: 'stance', measure: 'macro-F1', licence: 'none', ships: false },
  { ...PLAIN, name: 'election2016_multitarget', task: 'stance', measure: 'F-avg', licence: 'none', ships: false },
  { ...PLAIN, name: 'mtcsd_reddit', task: 'stance', measure: 'F-avg', licence: 'none', ships: false },
  { ...PLAIN, name: 'gwsd', task: 'stance', measure: 'macro-F1', licence: 'none', ships: false },
  {
    ...PLAIN,
    name: 'ibm30k',
    task: 'stance',
    measure: 'macro-F1',
    licence: 'CC BY-SA 3.0',
    ships: false,
    group: ['target'],
  },
  {
    ...PLAIN,
    name: 'ucc_unhealthy',
    task: 'incivility',
    measure: 'AUC',
    licence: 'CC BY-NC-SA 4.0',
    ships: false,
    number: { path: 'attrs.antagonize', over: 1, least: 0.5 },
  },
  {
    ...PLAIN,
    name: 'tweeteval_offensive',
    task: 'incivility',
    measure: 'macro-F1',
    licence: 'none',
    ships: false,
    labels: { offensive: 'uncivil', 'not-offensive': 'civil' },
  },
  {
    ...PLAIN,
    name: 'toxichat_offense',
    task: 'incivility',
    measure: 'macro-F1',
    licence: SHARE_ALIKE,
    ships: true,
    labels: { offensive: 'uncivil', safe: 'civil' },
  },
];

/** How a set nobody described is read: its labels are the task's, its rows joined by their texts. */
export function unknownSet(name: string, task: MeasuredTask): LabelledSet {
  return { ...PLAIN, name, task, measure: 'macro-F1', licence: 'unknown', ships: false };
}

/** The set of a name for a task. */
export function labelledSet(name: string, task: MeasuredTask): LabelledSet {
  return LABELLED_SETS.find((set) => set.name === name && set.task === task) ?? unknownSet(name, task);
}

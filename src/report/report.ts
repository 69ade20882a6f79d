import type { Plot } from '../plots/plot.js';
import type { Store } from '../store/index.js';
import { answers } from './answers.js';
import { attacks } from './attacks.js';
import { campaigns } from './campaigns.js';
import { changedQuotes } from './changed-quotes.js';
import { discussion } from './discussion.js';
import { facts } from './facts.js';
import { overview } from './overview.js';
import { ownWords } from './own-words.js';
import { problems } from './problems.js';
import { quotes } from './quotes.js';
import { reactions } from './reactions.js';
import { repeats } from './repeats.js';
import { replies } from './replies.js';
import { saving } from './saving.js';
import { sayings } from './sayings.js';
import type { Question, Section } from './section.js';
import { sentiment } from './sentiment.js';
import { shares } from './shares.js';
import { sides } from './sides.js';
import { sources } from './sources.js';
import { stance } from './stance.js';
import { stubs } from './stubs.js';

/** The questions about one thread, in the order of the report. */
const QUESTIONS: readonly Question[] = [
  facts,
  saving,
  shares,
  ownWords,
  quotes,
  answers,
  repeats,
  stubs,
  replies,
  reactions,
  sentiment,
  attacks,
  stance,
  sides,
  discussion,
  sources,
  sayings,
  problems,
];

/** One thread's answers. */
export interface ThreadReport {
  readonly threadId: string;
  readonly sections: readonly Section[];
  /** Only where `withPlots` read them. */
  readonly plots?: readonly Plot[];
}

/** The answers about everything stored, then thread by thread. */
export interface Report {
  /** Null when one thread was asked for. */
  readonly overview: Section | null;
  /** Answers that need all threads; none when one was asked for. */
  readonly across?: readonly Section[];
  readonly threads: readonly ThreadReport[];
  /** Plots of everything; only where `withPlots` read them and the report is not of one thread. */
  readonly plots?: readonly Plot[];
}

/** Most threads reported one by one when none was named; beyond, the overview says how to ask for one. */
export const MAX_THREADS_IN_FULL = 5;

/** Answers every question about one thread. */
export async function reportThread(store: Store, threadId: string): Promise<ThreadReport> {
  const sections: Section[] = [];
  for (const question of QUESTIONS) sections.push(await question(store, threadId));
  return { threadId, sections };
}

/** The overview, and each thread in full when they are few. */
export async function reportAll(store: Store): Promise<Report> {
  const ids = (await store.listThreads()).map((thread) => thread.threadId);
  const threads: ThreadReport[] = [];
  if (ids.length <= MAX_THREADS_IN_FULL) for (const id of ids) threads.push(await reportThread(store, id));
  return { overview: await overview(store), across: await acrossThreads(store), threads };
}

/** What only all threads together show; questions without an answer are left out. */
async function acrossThreads(store: Store): Promise<Section[]> {
  const sections = [await changedQuotes(store), await campaigns(store)];
  return sections.filter((section) => section.table !== null);
}

import { NOBODY } from '../source-rules.js';
import { MANY_ACCOUNTS } from './alike.js';
import type { Carrier, Carriers } from './carriers.js';
import { JOIN, MIN_RUN, type Run, sharedRuns, wordsIn } from './runs.js';

/** How many accounts and threads of a site post one text. */
export interface CopyCount {
  readonly accounts: number;
  readonly threads: number;
}

/** A text that several accounts post in several places, as seen from one post of it. */
export interface Campaign {
  /** The earliest post that carries it. */
  readonly origin: Carrier;
  /** Words of the post that are the campaign's, half-open, in order. */
  readonly spans: readonly (readonly [number, number])[];
}

/** Two accounts make a campaign only where they post a text in this many threads. */
const MANY_THREADS = 3;
/** Share of a post's words that are the campaign's. */
export const HALF = 0.5;
/** Share of a post's fingerprints another must hold to be compared with it: each changed word takes some with it. */
const LIKELY = 0.2;
/** Posts compared with one post, the earliest ones. */
const MOST = 64;
/** A text that stands in so many posts that all of it is stock is a campaign from this many words; else a set phrase. */
const STOCK_TEXT = 20;
/** Words compared per thread; see find-source.ts. */
const EFFORT = 100_000_000;

/** Tells whether a post belongs to a campaign; null for its earliest post too. */
export type CampaignFinder = (post: Carrier) => Campaign | null;

/** A text and those who post it. */
interface Family {
  /** Posts that carry it, the earliest first; it need not be all they say. */
  readonly carriers: readonly Carrier[];
  readonly isCampaign: boolean;
}

/** @param counts of whole texts on the site, by their hashes. */
export function createCampaignFinder(carriers: Carriers, counts: ReadonlyMap<bigint, CopyCount>): CampaignFinder {
  const families = new Map<bigint, Family>();
  let effort = EFFORT;

  return (post) => {
    const family = families.get(post.whole) ?? familyOf(post);
    families.set(post.whole, family);
    const origin = family.carriers[0];
    if (!family.isCampaign || origin === undefined || origin === post) return null;
    const spans = spansOf(post, origin);
    return spans.length === 0 ? null : { origin, spans };
  };

  /** The posts like one post. All copies of a text have the same family, so it is made once. */
  function familyOf(post: Carrier): Family {
    const size = post.text.tokens.ids.length;
    const copies = isPhrase(post) ? [] : carriers.copiesOf(post);
    const found = new Set<Carrier>([post, ...copies]);
    const members = new Set<Carrier>(found);
    for (const other of likely(post)) {
      if (found.has(other)) continue;
      effort -= size + other.text.tokens.ids.length;
      if (effort < 0) break;
      const shared = wordsIn(sharedRuns(post.text, other.text));
      if (shared < HALF * size) continue;
      found.add(other);
      if (shared >= HALF * other.text.tokens.ids.length) members.add(other);
    }
    const accounts = new Set([...members].map(({ author }) => author));
    accounts.delete(NOBODY);
    const threads = new Set([...members].map(({ place }) => place.threadId));
    const counted = copies.length === 0 ? undefined : counts.get(post.whole);
    const most: CopyCount = {
      accounts: Math.max(accounts.size, counted?.accounts ?? 0),
      threads: Math.max(threads.size, counted?.threads ?? 0),
    };
    return {
      carriers: [...found].sort(carriers.compare),
      isCampaign: most.accounts >= MANY_ACCOUNTS || (most.accounts >= 2 && most.threads >= MANY_THREADS),
    };
  }

  function isPhrase({ text }: Carrier): boolean {
    return text.tokens.ids.length < STOCK_TEXT && [...text.places.keys()].every(carriers.isStock);
  }

  /** Posts that hold enough of a post's fingerprints, the earliest first. */
  function likely(post: Carrier): Carrier[] {
    const votes = new Map<Carrier, number>();
    let own = 0;
    for (const key of post.text.places.keys()) {
      if (carriers.isStock(key)) continue;
      own += 1;
      for (const { carrier } of carriers.holdersOf(key)) votes.set(carrier, (votes.get(carrier) ?? 0) + 1);
    }
    return [...votes]
      .filter(([carrier, shared]) => carrier !== post && shared >= Math.max(2, LIKELY * own))
      .map(([carrier]) => carrier)
      .sort(carriers.compare)
      .slice(0, MOST);
  }
}

/** What of a post its campaign's earliest post says, small changes included; empty where it is less than half. */
function spansOf(post: Carrier, origin: Carrier): (readonly [number, number])[] {
  const size = post.text.tokens.ids.length;
  if (post.whole === origin.whole) return [[0, size]];
  const spans = joinRuns(sharedRuns(post.text, origin.text)).filter(({ start, end }) => end - start >= MIN_RUN);
  return wordsIn(spans) < HALF * size ? [] : spans.map(({ start, end }) => [start, end]);
}

function joinRuns(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last !== undefined && run.start - last.end <= JOIN) out[out.length - 1] = { ...last, end: run.end };
    else out.push(run);
  }
  return out;
}

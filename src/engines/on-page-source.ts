import { type Block, type BodyQuote, type QuoteBlock, renderBody } from '../model/body.js';
import type { PagePost, ThreadPage } from '../model/page.js';
import { foldSpace, foldText, words } from '../model/text.js';

/** Words in a row that must be common before two texts are compared at all. */
const RUN = 4;
/**
 * Share of a quote's runs that a post of the named author must hold: sources are edited later and quotes are changed,
 * so a quarter is enough when no other post of his holds half as much.
 */
const NAMED = 0.25;
const RIVAL = 0.5;
/** A nameless quote, or one whose named author wrote nothing alike here, must be nearly whole. */
const NEARLY_ALL = 0.85;
/** Posts that share one run ("thanks in advance for") are too many to mean anything beyond this number. */
const COMMON = 50;
/** Runs of a quote that are looked up; the beginning of a long quote tells its source. */
const MOST_RUNS = 200;

interface Source {
  readonly post: PagePost;
  readonly order: number;
  readonly author: string;
  readonly folded: string;
}

/**
 * Gives each quote without a printed id the id and position of the earlier post on the page whose own words it holds:
 * exact after folding first, then by common runs of four words. The author named in the quote decides between equals.
 * Quotes with an id get the position of that post. A page without such quotes is returned as it is.
 */
export function fillOnPageSources(page: ThreadPage): ThreadPage {
  const bodies = page.posts.map((post) => renderBody(post.blocks));
  if (bodies.every((body) => body.quotes.length === 0)) return page;
  const positions = new Map(
    page.posts.flatMap((post) => (post.externalId === null ? [] : [[post.externalId, post.position]])),
  );
  const index = new SourceIndex();
  const posts = [...page.posts];
  for (const [rank, place] of writtenOrder(page.posts).entries()) {
    const post = page.posts[place];
    const body = bodies[place];
    if (post === undefined || body === undefined) continue;
    const found = new Map<QuoteBlock, { id: string | null; position: number | null }>();
    for (const quote of body.quotes) {
      const known = quote.block.sourceExternalId;
      if (known !== null)
        found.set(quote.block, { id: known, position: positions.get(known) ?? quote.block.sourcePosition });
      else if (quote.block.sourcePosition === null) {
        const source = index.find(quote);
        if (source !== null) found.set(quote.block, { id: source.post.externalId, position: source.post.position });
      }
    }
    index.add(post, rank, body.ownText);
    if (found.size > 0) posts[place] = { ...post, blocks: withSources(post.blocks, found) };
  }
  return { ...page, posts };
}

/**
 * Places of the posts in the order they were written. A linear board prints them so; where replies stand below the post
 * they answer, a quoted post may come later on the page, and the times tell, if every post has one.
 */
function writtenOrder(posts: readonly PagePost[]): readonly number[] {
  const places = posts.map((_, place) => place);
  if (posts.every((post) => post.parentExternalId === null)) return places;
  const times = posts.map((post) => (post.postedAt.at === null ? Number.NaN : Date.parse(post.postedAt.at)));
  if (posts.some((post, place) => post.kind === 'post' && Number.isNaN(times[place]))) return places;
  // A placeholder without a time holds no words: any place will do.
  return places.sort((a, b) => (times[a] || 0) - (times[b] || 0) || a - b);
}

/** Own texts of earlier posts by their runs of words. */
class SourceIndex {
  private readonly sources: Source[] = [];
  private readonly byRun = new Map<string, Source[]>();
  private readonly byText = new Map<string, Source[]>();
  /** Posts that nobody asked for yet: on most pages every quote has an id and no text is ever compared. */
  private readonly waiting: (() => void)[] = [];

  add(post: PagePost, order: number, ownText: string): void {
    this.waiting.push(() => this.enter(post, order, ownText));
  }

  private enter(post: PagePost, order: number, ownText: string): void {
    const folded = foldText(ownText);
    if (folded === '') return;
    const source: Source = { post, order, author: foldSpace(post.author.name ?? '').toLowerCase(), folded };
    this.sources.push(source);
    push(this.byText, folded, source);
    for (const run of new Set(runsOf(ownText, Number.POSITIVE_INFINITY))) push(this.byRun, run, source);
  }

  find(quote: BodyQuote): Source | null {
    for (const enter of this.waiting) enter();
    this.waiting.length = 0;
    const folded = foldText(quote.text);
    if (folded === '') return null;
    const author = foldSpace(quote.block.author ?? '').toLowerCase();
    const whole = best(this.byText.get(folded) ?? [], author);
    if (whole !== null && (author === '' || whole.author === author || whole.author === '')) return whole;
    const runs = [...new Set(runsOf(quote.text, MOST_RUNS))];
    if (runs.length === 0) return this.shortOne(folded, author);
    const shares = new Map<Source, number>();
    for (const run of runs) {
      const holders = this.byRun.get(run) ?? [];
      if (holders.length > COMMON) continue;
      for (const holder of holders) shares.set(holder, (shares.get(holder) ?? 0) + 1 / runs.length);
    }
    const ranked = [...shares].sort((a, b) => b[1] - a[1] || b[0].order - a[0].order);
    const own = author === '' ? [] : ranked.filter(([source]) => source.author === author);
    const [first, second] = own;
    const alone = first !== undefined && (second === undefined || second[1] <= first[1] * RIVAL);
    const named = own.find(([, share]) => share >= NEARLY_ALL || (alone && share >= NAMED));
    const other = ranked.find(([, share]) => share >= NEARLY_ALL);
    return named?.[0] ?? other?.[0] ?? whole;
  }

  /** A quote of fewer than four words needs its author's name: the latest of his posts that holds it. */
  private shortOne(folded: string, author: string): Source | null {
    if (author === '') return null;
    for (let i = this.sources.length - 1, looked = 0; i >= 0 && looked < 1_000; i -= 1, looked += 1) {
      const source = this.sources[i];
      if (source?.author === author && source.folded.includes(folded)) return source;
    }
    return null;
  }
}

/** The latest of equals, one by the named author before others. */
function best(sources: readonly Source[], author: string): Source | null {
  return sources.findLast((source) => author !== '' && source.author === author) ?? sources.at(-1) ?? null;
}

function* runsOf(text: string, limit: number): Generator<string> {
  const forms = words(text.slice(0, 200_000)).map((word) => word.form);
  for (let i = 0; i + RUN <= forms.length && i < limit; i += 1) yield forms.slice(i, i + RUN).join(' ');
}

function push(map: Map<string, Source[]>, key: string, source: Source): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [source]);
  else list.push(source);
}

function withSources(
  blocks: readonly Block[],
  found: ReadonlyMap<QuoteBlock, { id: string | null; position: number | null }>,
): readonly Block[] {
  return blocks.map((block): Block => {
    if (block.type === 'spoiler') return { ...block, blocks: withSources(block.blocks, found) };
    if (block.type === 'list') return { ...block, items: block.items.map((item) => withSources(item, found)) };
    if (block.type !== 'quote') return block;
    const source = found.get(block);
    const inside = withSources(block.blocks, found);
    if (source === undefined) return { ...block, blocks: inside };
    return { ...block, sourceExternalId: source.id, sourcePosition: source.position, blocks: inside };
  });
}

import { sliceCodePoints } from '../model/text.js';
import type { Store } from '../store/index.js';
import { type CheckedQuote, checkedQuotes } from './checked-quotes.js';
import {
  type Citation,
  type CitedPage,
  type CitedPost,
  type CitedQuote,
  type CitedRendering,
  type CitedSaying,
  digestOf,
  hashed,
  misplacedStep,
} from './citation.js';
import { articleFiles, type FoundPage, type KeptPage, keptPages, pagesWith } from './cite-pages.js';
import type { PostKey } from './find-post.js';
import { type Place, readPlaces } from './places.js';
import { ask, flagOf, numberOf, type Row, textOf } from './rows.js';
import { readTravels, type SayingTravel, storedSayings, type TravelStep } from './saying-travel.js';

/** A citation, and where the files of its pages lie on this machine, by their hash. */
export interface CitedPosts {
  readonly citation: Citation;
  readonly files: ReadonlyMap<string, string>;
}

/** Gathers posts, their quotes with sources and diffs, the articles they come from and the hashes of all pages. */
export async function citePosts(
  store: Store,
  keys: readonly PostKey[],
  about: { readonly tool: string; readonly createdAt: string },
): Promise<CitedPosts> {
  const files = new Map<string, string>();
  const pages = new Map<string, readonly KeptPage[]>();
  const material: Material = {
    store,
    pagesOf: async (threadId) => {
      const kept = pages.get(threadId) ?? (await keptPages(store, threadId));
      pages.set(threadId, kept);
      return kept;
    },
    published: (found) => {
      for (const one of found) if (one.path !== null) files.set(one.sha256, one.path);
      return distinct(found);
    },
  };
  const posts: CitedPost[] = [];
  for (const key of keys) posts.push(await citePost(material, key));
  const citation = { format: 'threadbare-citation' as const, version: 1 as const, ...about, posts };
  return { citation: { ...citation, digest: digestOf(citation) }, files };
}

const POST = `
select p.*, t.url as thread_url from v_post p join v_thread t on t.thread_id = p.thread_id
 where p.thread_id = $1::uuid and p.post_id = $2::uuid`;

const RELATED =
  'select * from v_source where thread_id = $1::uuid and post_id = $2::uuid order by score desc, document_id';

/** Where the parts of one citation come from; pages of a thread are read once. */
interface Material {
  readonly store: Store;
  readonly pagesOf: (threadId: string) => Promise<readonly KeptPage[]>;
  /** Pages without the folders of this machine, which are noted apart. */
  readonly published: (found: readonly FoundPage[]) => CitedPage[];
}

async function citePost(material: Material, { threadId, postId }: PostKey): Promise<CitedPost> {
  const { store, pagesOf, published } = material;
  const [row = {}] = await ask(store, POST, [threadId, postId]);
  const quotes = (await checkedQuotes(store, threadId, [postId])).sort((a, b) => a.index - b.index);
  const cited: CitedQuote[] = [];
  for (const quote of quotes) cited.push(await citeQuote(material, quote));
  const related = await ask(store, RELATED, [threadId, postId]);
  const places = await readPlaces(
    store,
    [{ threadId, postId }],
    related.flatMap((one) => textOf(one, 'document_id') ?? []),
  );
  const articles: CitedPost['articles'] = [];
  for (const one of related) articles.push(await citeArticle(material, one, places));
  const sayings = await storedSayings(store, threadId);
  const own = new Set(sayings.filter((one) => one.postId === postId).map((one) => one.sayingId));
  const travels = await readTravels(
    store,
    sayings.filter((one) => own.has(one.sayingId)),
  );
  const place = places.get(postId);
  return {
    place: place === undefined ? emptyPlace(threadId, postId) : placeJson(place),
    permalink: textOf(row, 'url') ?? textOf(row, 'thread_url'),
    externalId: textOf(row, 'external_id'),
    postKind: textOf(row, 'kind') ?? 'post',
    site: textOf(row, 'site'),
    engine: textOf(row, 'engine') ?? 'unknown',
    threadUrl: textOf(row, 'thread_url'),
    authorInferred: flagOf(row, 'author_inferred'),
    postedRaw: textOf(row, 'posted_raw'),
    postedPrecision: textOf(row, 'posted_at_precision') ?? 'unknown',
    editedAt: textOf(row, 'edited_at') ?? textOf(row, 'edited_local'),
    body: hashed(textOf(row, 'text') ?? ''),
    own: hashed(textOf(row, 'own_text') ?? ''),
    pages: published(pagesWith(onPage(row), await pagesOf(threadId))),
    quotes: cited,
    articles,
    sayings: travels.filter((travel) => travel.sources > 1).map(citeSaying),
  };
}

async function citeQuote(material: Material, quote: CheckedQuote): Promise<CitedQuote> {
  const { index, parentIndex, attributedAuthor, verdict, meaningChanged, similarity, declaredEdit } = quote;
  const source = quote.source === null ? null : await citeSource(material, quote, quote.source);
  const diff = quote.diff === null ? null : [...quote.diff];
  return {
    index,
    parentIndex,
    attributedAuthor,
    verdict,
    meaningChanged,
    similarity,
    declaredEdit,
    sourceEditedLater: quote.sourceEditedLater,
    quoted: hashed(quote.text),
    source,
    article: quote.article === null ? null : await citeWords(material, quote.article),
    diff,
    diffFits: source !== null && misplacedStep(diff, source.words.text, quote.text) === null,
  };
}

async function citeSource(material: Material, quote: CheckedQuote, place: Place): Promise<CitedQuote['source']> {
  return { ...(await citeWords(material, place)), start: quote.sourceStart, end: quote.sourceEnd };
}

/** The words of a post or an article and the pages they stand on. */
async function citeWords(
  { store, pagesOf, published }: Material,
  place: Place,
): Promise<NonNullable<CitedQuote['article']>> {
  const [row = {}] =
    place.threadId === null
      ? await ask(store, 'select text as own_text from v_document where document_id = $1::uuid', [place.id])
      : await ask(store, POST, [place.threadId, place.id]);
  return {
    place: placeJson(place),
    words: hashed(textOf(row, 'own_text') ?? ''),
    pages: published(
      place.threadId === null
        ? await articleFiles(store, place.id)
        : pagesWith(onPage(row), await pagesOf(place.threadId)),
    ),
  };
}

async function citeArticle(
  { store, published }: Material,
  row: Row,
  places: ReadonlyMap<string, Place>,
): Promise<CitedPost['articles'][number]> {
  const id = textOf(row, 'document_id') ?? '';
  const place = places.get(id);
  return {
    place: place === undefined ? null : placeJson(place),
    relation: textOf(row, 'relation') ?? '',
    score: numberOf(row, 'score') ?? 0,
    declared: textOf(row, 'declared'),
    quotationsMatched: numberOf(row, 'quotations_matched') ?? 0,
    containment: numberOf(row, 'containment') ?? 0,
    longestRun: numberOf(row, 'longest_run') ?? 0,
    pages: published(await articleFiles(store, id)),
  };
}

function citeSaying(travel: SayingTravel): CitedSaying {
  const rendering = (step: TravelStep): CitedRendering => ({
    place: step.place === null ? null : placeJson(step.place),
    speaker: step.speaker,
    words: hashed(step.text),
    form: step.form,
    relation: step.relation,
    similarity: step.similarity,
    diff: step.diff === null ? null : [...step.diff],
    inference: step.inference.map(({ kind, confidence, evidence }) => ({
      kind,
      confidence,
      evidence: Object.fromEntries(
        Object.entries(evidence).map(([name, value]) => [name, isList(value) ? [...value] : value]),
      ),
    })),
  });
  return {
    sayingId: travel.sayingId,
    basis: travel.basis,
    reference: rendering(travel.reference),
    renderings: travel.renderings.map(rendering),
  };
}

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

const onPage = (row: Row) => ({
  externalId: textOf(row, 'external_id'),
  url: textOf(row, 'url'),
  author: textOf(row, 'author'),
  text: textOf(row, 'text') ?? '',
});

/** A place as it is published: without the folders of this machine. */
function placeJson({ file: _file, ...place }: Place): CitedPost['place'] {
  return place;
}

function emptyPlace(threadId: string, postId: string): CitedPost['place'] {
  return {
    kind: 'post',
    id: postId,
    threadId,
    name: 'post',
    url: null,
    title: null,
    author: null,
    position: null,
    publisher: null,
    agency: null,
    at: null,
    local: null,
  };
}

/** Without the folders of this machine a page that was read from several of them is one: as it was first read. */
function distinct(found: readonly FoundPage[]): CitedPage[] {
  const pages = new Map<string, CitedPage>();
  for (const { path: _path, ...page } of found) {
    const key = JSON.stringify([page.sha256, page.file, page.url, page.capturedAt, page.sameText]);
    const known = pages.get(key);
    const isFirst = known === undefined || (page.readAt !== null && page.readAt < (known.readAt ?? page.readAt));
    if (isFirst) pages.set(key, page);
  }
  return [...pages.values()];
}

/** The stretch of the source's words that is quoted; all of them where the stretch is not known. */
export function quotedStretch(source: NonNullable<CitedQuote['source']>): string {
  if (source.start === null || source.end === null) return source.words.text;
  return sliceCodePoints(source.words.text, source.start, source.end);
}

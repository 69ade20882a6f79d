import type { Citation, CitedPage, CitedPost, CitedQuote, CitedSaying } from './citation.js';
import { quotedStretch } from './cite-posts.js';
import type { Report, ThreadReport } from './report.js';
import { type Cell, type Section, section } from './section.js';
import { BASES, inferenceText } from './travel-sections.js';
import { opening, percent } from './words.js';

/** Lines of a text printed for reading; the bundle has all of them. */
const LINES = 400;

/** A citation for reading: per post the words, the pages they stand on, quotes with their sources, and sayings. */
export function citationReport(citation: Citation): Report {
  return {
    overview: section(
      'citation',
      `Citation of ${citation.posts.length === 1 ? 'a post' : `${citation.posts.length} posts`}`,
      {
        sentences: [
          `Made by ${citation.tool} at ${citation.createdAt}.`,
          `Digest (SHA-256 of the canonical JSON): ${citation.digest}`,
          'A SHA-256 is the fingerprint of a text or a file: `sha256sum FILE` prints it, and any change gives another.',
          'Check all of it with: threadbare cite --verify BUNDLE',
        ],
      },
    ),
    threads: citation.posts.map(
      (post): ThreadReport => ({ threadId: post.place.threadId ?? '', sections: sections(post) }),
    ),
  };
}

function sections(post: CitedPost): Section[] {
  return [
    postSection(post),
    ...post.quotes.map((quote) => quoteSection(post, quote)),
    ...(post.articles.length === 0 ? [] : [articlesSection(post)]),
    ...post.sayings.map((saying) => sayingSection(post, saying)),
  ];
}

/** Why a post has no page of its own. */
const KINDS: Readonly<Record<string, string>> = {
  stub: 'the post is known only from quotes of it',
  deleted: 'the post was deleted',
  hidden: 'the post is hidden',
  post: 'they are put together from several',
};

function postSection(post: CitedPost): Section {
  const { place } = post;
  return section('post', `${capital(place.name)}${place.title === null ? '' : ` in “${place.title}”`}`, {
    sentences: [
      `Address: ${post.permalink ?? 'none is printed'}`,
      `Author: ${place.author ?? 'not printed'}${post.authorInferred ? ' (inferred, not printed beside the post)' : ''}`,
      `Posted: ${timeText(place, post.postedRaw)}${post.editedAt === null ? '' : `; edited ${post.editedAt}`}`,
      ...(post.pages.some((page) => page.sameText)
        ? []
        : [`No saved page has these words: ${KINDS[post.postKind] ?? 'unknown why'}.`]),
      ...post.pages.map(pageText),
      `SHA-256 of the text: ${post.body.sha256}`,
      'It reads (quotes included):',
      ...lines(post.body.text),
      ...(post.quotes.length === 0 ? [] : ['Its own words alone:', ...lines(post.own.text)]),
    ],
  });
}

/** What the verdicts mean, for readers who do not know them. */
const VERDICTS: Readonly<Record<string, string>> = {
  exact: 'the words are those of the source',
  elided: "the words are those of the source; the source's own quotes are missing here",
  trimmed: 'words of the source are left out at the ends, or marked with …',
  altered: 'words were changed, dropped inside or added',
  misattributed: 'somebody else than named wrote it',
  source_absent: 'the source is not stored; this quote is the only copy',
  unattributed: 'no name is printed, and no source was found',
};

function quoteSection(post: CitedPost, quote: CitedQuote): Section {
  const { source } = quote;
  return section(
    `quote-${quote.index}`,
    `Quote ${quote.index + 1}: ${quote.verdict.replaceAll('_', ' ')}${quote.meaningChanged ? ', meaning changed' : ''}`,
    {
      sentences: [
        `${capital(VERDICTS[quote.verdict] ?? quote.verdict)}${quote.similarity === null ? '' : `; ${percent(quote.similarity)} alike`}.${quote.meaningChanged ? ' A negation, a number, a name or a word into its opposite was changed.' : ''}`,
        `Names: ${quote.attributedAuthor ?? 'nobody'}`,
        ...(quote.parentIndex === null ? [] : [`It stands inside quote ${quote.parentIndex + 1}.`]),
        ...(quote.declaredEdit === null ? [] : [`The quoting person says: ${quote.declaredEdit}`]),
        ...(quote.sourceEditedLater ? ['The source was edited after it was quoted.'] : []),
        'It reads:',
        ...lines(quote.quoted.text),
        ...(source === null ? ['Source: none that is at hand'] : sourceText(post, source)),
        ...(quote.article === null
          ? []
          : [
              `The words stand in an article: ${quote.article.place.name}, ${quote.article.place.url ?? 'no address'}, published ${timeText(quote.article.place, null)}`,
              ...quote.article.pages.map(pageText),
            ]),
      ],
      table:
        quote.diff === null
          ? null
          : {
              columns: [
                `words taken out and put in${quote.diffFits ? '' : ', against an earlier wording of the source'}`,
              ],
              rows: [[{ diff: quote.diff }]],
            },
    },
  );
}

/** The source by name, address, author, time and page, and the stretch that is quoted. */
function sourceText(post: CitedPost, source: NonNullable<CitedQuote['source']>): string[] {
  const { place } = source;
  if (place === null) return ['Source: no longer stored'];
  // Known only from quotes of it: its words are those of the quote.
  if (place.kind === 'post' && place.position === null)
    return [`Source: a post${place.author === null ? '' : ` by ${place.author}`} that is not stored`];
  return [
    `Source: ${placeName(post, place) ?? place.name}`,
    `Its address: ${place.url ?? 'none is printed'}`,
    `Its author: ${place.author ?? 'not printed'}; ${place.kind === 'article' ? 'published' : 'posted'}: ${timeText(place, null)}`,
    ...source.pages.map(pageText),
    `SHA-256 of all its words, which the JSON has: ${source.words.sha256}`,
    'It reads there:',
    ...lines(quotedStretch(source)),
  ];
}

/** A place by its name; with the title of its thread where that is not the cited post's. */
function placeName(post: CitedPost, place: CitedPost['place'] | null): string | null {
  if (place === null || place.threadId === null || place.threadId === post.place.threadId) return place?.name ?? null;
  return `${place.name}, in another thread: “${place.title ?? 'without a title'}”`;
}

function timeText({ at, local }: CitedPost['place'], raw: string | null): string {
  if (at !== null) return at;
  const printed = local ?? raw;
  return printed === null ? 'not printed' : `${printed} (as printed, zone unknown)`;
}

function articlesSection(post: CitedPost): Section {
  return section('articles', 'Articles with the same words', {
    sentences: post.articles.flatMap((article) => [
      `${article.place?.name ?? 'An article that is gone'} (${article.place?.url ?? 'no address'}), published ${article.place === null ? 'unknown' : timeText(article.place, null)}:`,
      ...article.pages.map(pageText),
    ]),
    table: {
      columns: ['article', 'relation', 'score', 'named in the post', 'quotations', 'longest run'],
      rows: post.articles.map((article): Cell[] => [
        article.place?.name ?? null,
        article.relation.replaceAll('_', ' '),
        article.score,
        article.declared,
        article.quotationsMatched,
        article.longestRun,
      ]),
    },
  });
}

function sayingSection(post: CitedPost, saying: CitedSaying): Section {
  const { reference, renderings } = saying;
  return section(`saying-${saying.sayingId}`, `“${opening(reference.words.text, 80)}”`, {
    sentences: [
      `As ${placeName(post, reference.place) ?? 'a source that is gone'} has it (the reference: ${BASES[saying.basis]})${reference.speaker === null ? '' : `, said by ${reference.speaker}`}: “${reference.words.text}”`,
    ],
    table: {
      columns: ['where', 'who', 'relation', 'alike', 'words', 'suggests'],
      rows: renderings.map((one): Cell[] => [
        placeName(post, one.place),
        one.speaker,
        one.relation === 'differs' ? 'differs from it' : one.relation,
        percent(one.similarity),
        one.diff === null ? opening(one.words.text, 160) : { diff: one.diff },
        one.inference.map(inferenceText).join('; ') || null,
      ]),
    },
  });
}

/** A page in one line, its hash in full: tables cut long words. */
function pageText(page: CitedPage): string {
  const captured =
    page.capturedAt === null
      ? `capture time not recorded${page.readAt === null ? '' : `, read ${page.readAt}`}`
      : `captured ${page.capturedAt}`;
  return `Saved page: ${page.url ?? page.file ?? 'without a name'}, ${captured}${page.sameText ? '' : ', with another wording'}; SHA-256 ${page.sha256}`;
}

function lines(text: string): string[] {
  const all = text.split('\n').map((line) => `> ${line}`);
  return all.length <= LINES ? all : [...all.slice(0, LINES), `> … ${all.length - LINES} more lines in the bundle`];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

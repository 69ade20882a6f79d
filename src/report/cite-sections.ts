import type { Citation, CitedPage, CitedPost, CitedQuote, CitedSaying } from './citation.js';
import { quotedStretch } from './cite-posts.js';
import type { Report, ThreadReport } from './report.js';
import { type Cell, type Section, section } from './section.js';
import { inferenceText } from './travel-sections.js';
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
          'Check it with: threadbare cite --verify BUNDLE',
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
    ...post.quotes.map(quoteSection),
    ...(post.articles.length === 0 ? [] : [articlesSection(post)]),
    ...post.sayings.map(sayingSection),
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
  const posted = place.at ?? place.local ?? post.postedRaw;
  return section('post', `${capital(place.name)}${place.title === null ? '' : ` in “${place.title}”`}`, {
    sentences: [
      `Address: ${post.permalink ?? 'none is printed'}`,
      `Author: ${place.author ?? 'not printed'}${post.authorInferred ? ' (inferred, not printed beside the post)' : ''}`,
      `Posted: ${posted ?? 'not printed'}${place.at === null && posted !== null ? ' (as printed, zone unknown)' : ''}${post.editedAt === null ? '' : `; edited ${post.editedAt}`}`,
      ...(post.pages.some((page) => page.sameText)
        ? []
        : [`No saved page has these words: ${KINDS[post.postKind] ?? 'unknown why'}.`]),
      `SHA-256 of the text: ${post.body.sha256}`,
      ...lines(post.body.text),
    ],
    table: pagesTable(post.pages),
  });
}

function quoteSection(quote: CitedQuote): Section {
  const { source } = quote;
  return section(
    `quote-${quote.index}`,
    `Quote ${quote.index + 1}: ${quote.verdict.replaceAll('_', ' ')}${quote.meaningChanged ? ', meaning changed' : ''}`,
    {
      sentences: [
        `Names ${quote.attributedAuthor ?? 'nobody'}; found in ${source?.place?.name ?? 'no source that is at hand'}${source?.place?.url === null || source?.place?.url === undefined ? '' : ` (${source.place.url})`}${quote.similarity === null ? '' : `; ${percent(quote.similarity)} alike`}.`,
        ...(quote.declaredEdit === null ? [] : [`The quoting person says: ${quote.declaredEdit}`]),
        ...(quote.sourceEditedLater ? ['The source was edited after it was quoted.'] : []),
        'It reads:',
        ...lines(quote.quoted.text),
        ...(source === null ? [] : ['The source reads there:', ...lines(quotedStretch(source))]),
      ],
      table:
        quote.diff === null
          ? source === null
            ? null
            : pagesTable(source.pages)
          : { columns: ['words taken out and put in'], rows: [[{ diff: quote.diff }]] },
    },
  );
}

function articlesSection(post: CitedPost): Section {
  return section('articles', 'Articles with the same words', {
    table: {
      columns: ['article', 'address', 'relation', 'score', 'quotations', 'longest run', 'SHA-256 of the file'],
      rows: post.articles.map((article): Cell[] => [
        article.place?.name ?? null,
        article.place?.url ?? null,
        article.relation.replaceAll('_', ' '),
        article.score,
        article.quotationsMatched,
        article.longestRun,
        article.pages.map((page) => page.sha256).join(' '),
      ]),
    },
  });
}

function sayingSection(saying: CitedSaying): Section {
  const { reference, renderings } = saying;
  return section(`saying-${saying.sayingId}`, `“${opening(reference.words.text, 80)}”`, {
    sentences: [
      `As ${reference.place?.name ?? 'a source that is gone'} has it (${saying.basis})${reference.speaker === null ? '' : `, said by ${reference.speaker}`}: “${reference.words.text}”`,
    ],
    table: {
      columns: ['where', 'who', 'relation', 'alike', 'words', 'suggests'],
      rows: renderings.map((one): Cell[] => [
        one.place?.name ?? null,
        one.speaker,
        one.relation === 'differs' ? 'differs from it' : one.relation,
        percent(one.similarity),
        one.diff === null ? opening(one.words.text, 160) : { diff: one.diff },
        one.inference.map(inferenceText).join('; ') || null,
      ]),
    },
  });
}

function pagesTable(pages: readonly CitedPage[]): Section['table'] {
  if (pages.length === 0) return null;
  return {
    columns: ['page', 'captured', 'has these words', 'SHA-256 of the page'],
    rows: pages.map((page): Cell[] => [
      page.url ?? page.file,
      page.capturedAt ?? `not recorded${page.readAt === null ? '' : ` (read ${page.readAt})`}`,
      page.sameText,
      page.sha256,
    ]),
  };
}

function lines(text: string): string[] {
  const all = text.split('\n').map((line) => `> ${line}`);
  return all.length <= LINES ? all : [...all.slice(0, LINES), `> … ${all.length - LINES} more lines in the bundle`];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import { type CheckedQuote, checkedQuotes } from './checked-quotes.js';
import { nameIn } from './places.js';
import { type Cell, type Question, type Section, section } from './section.js';
import { count, opening, percent } from './words.js';

const MEANINGS: Readonly<Record<string, string>> = {
  exact: 'say what the source says',
  elided: "leave out the source's own quotes",
  trimmed: 'leave words out at the ends',
  altered: 'do not say what the source says',
  misattributed: 'name somebody else than wrote it',
  source_absent: 'are the only copy there is',
  unattributed: 'name nobody, and no source is found',
};

/** Misattributions told one by one; the table has all. */
const TOLD = 5;

/** Who is quoted, and whether the words are those of the source. */
export const quotes: Question = async (store, threadId) =>
  quotesSection(threadId, await checkedQuotes(store, threadId));

/** Quotes of a thread for reading, in the order given: changed meaning first, then misattributions. */
export function quotesSection(threadId: string, all: readonly CheckedQuote[]): Section {
  const verdicts = new Map<string, number>();
  for (const { verdict } of all) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  const changed = all.filter((quote) => quote.meaningChanged).length;
  const elsewhere = all.filter(({ source }) => source?.kind === 'post' && source.threadId !== threadId).length;
  const articles = all.filter(({ source, article }) => article !== null || source?.kind === 'article').length;
  return section('quotes', 'Quotes and whether they are true', {
    sentences:
      all.length === 0 ? ['Nobody is quoted.'] : sentences(threadId, all, { verdicts, changed, elsewhere, articles }),
    figures: {
      quotes: all.length,
      meaningChanged: changed,
      fromOtherThreads: elsewhere,
      fromArticles: articles,
      ...Object.fromEntries(verdicts),
    },
    table:
      all.length === 0
        ? null
        : {
            columns: ['in post', 'names', 'source', 'verdict', 'alike', 'words'],
            rows: all.map((quote): Cell[] => [
              quote.post?.name.replace(/^post /, '') ?? null,
              quote.attributedAuthor,
              sourceText(threadId, quote),
              verdictText(quote),
              quote.similarity === null ? null : percent(quote.similarity),
              quote.diff === null ? opening(quote.text, 120) : { diff: quote.diff },
            ]),
          },
  });
}

function sentences(
  threadId: string,
  all: readonly CheckedQuote[],
  counts: {
    readonly verdicts: ReadonlyMap<string, number>;
    readonly changed: number;
    readonly elsewhere: number;
    readonly articles: number;
  },
): string[] {
  const { verdicts, changed, elsewhere, articles } = counts;
  const out = [
    `${count(all.length, 'quote')}: ${[...verdicts].map(([verdict, n]) => `${n} ${verdict.replaceAll('_', ' ')} (${MEANINGS[verdict] ?? ''})`).join(', ')}.`,
  ];
  if (changed > 0)
    out.push(`${count(changed, 'quote')} changed a negation, a number, a name or a word into its opposite.`);
  const wrong = all.filter((quote) => quote.verdict === 'misattributed');
  for (const quote of wrong.slice(0, TOLD)) out.push(misattribution(threadId, quote));
  if (wrong.length > TOLD) out.push(`${wrong.length - TOLD} more are misattributed.`);
  if (elsewhere + articles > 0)
    out.push(
      `Not from this thread: ${[
        ...(elsewhere === 0 ? [] : [`${elsewhere} from other threads`]),
        ...(articles === 0 ? [] : [`${articles} from articles`]),
      ].join(', ')}.`,
    );
  const declared = all.filter((quote) => quote.declaredEdit !== null).length;
  const later = all.filter((quote) => quote.sourceEditedLater).length;
  if (declared > 0) out.push(`${count(declared, 'quote')} with a change the quoting person owns up to.`);
  if (later > 0) out.push(`${count(later, 'quote')} of what the source said before it was edited.`);
  return out;
}

function misattribution(threadId: string, quote: CheckedQuote): string {
  const { source } = quote;
  return `In ${quote.post?.name ?? 'a post'} ${quote.attributedAuthor ?? 'somebody'} is named for words of ${source?.author ?? 'somebody else'} (${nameIn(threadId, source) ?? 'a source that is gone'}).`;
}

/** The source by name, and the article that has the words of an absent one. */
export function sourceText(threadId: string, { source, article }: CheckedQuote): string | null {
  const name = nameIn(threadId, source)?.replace(/^post /, '') ?? null;
  return article === null ? name : `${name ?? 'a source that is gone'}; the words stand in ${article.name}`;
}

/** The verdict in words with what explains it. */
export function verdictText(quote: CheckedQuote): string {
  return [
    quote.verdict.replaceAll('_', ' '),
    quote.meaningChanged ? 'meaning changed' : null,
    quote.declaredEdit === null ? null : `declared “${quote.declaredEdit}”`,
    quote.sourceEditedLater ? 'the source was edited later' : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

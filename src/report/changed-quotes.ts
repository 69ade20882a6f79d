import type { Store } from '../store/index.js';
import { worstQuotes } from './checked-quotes.js';
import { sourceText, verdictText } from './quotes.js';
import { type Cell, type Section, section } from './section.js';
import { opening, percent } from './words.js';

/** Quotes shown of all threads; `v_quote` has every one. */
const SHOWN = 50;

/** The quotes of all threads that do not say what their source says, changed meaning first, then wrong names. */
export async function changedQuotes(store: Store): Promise<Section> {
  const worst = await worstQuotes(store, SHOWN + 1);
  const shown = worst.slice(0, SHOWN);
  return section('changedQuotes', 'Quotes that do not say what the source says', {
    sentences: [
      shown.length === 0
        ? 'None.'
        : `Changed meaning first, then wrong names${worst.length > SHOWN ? `; the first ${SHOWN}, all of them with: threadbare sql "select * from v_altered_quote"` : ''}.`,
    ],
    figures: { shown: shown.length },
    table:
      shown.length === 0
        ? null
        : {
            columns: ['thread', 'in post', 'names', 'source', 'verdict', 'alike', 'words'],
            rows: shown.map((quote): Cell[] => [
              `${(quote.post?.threadId ?? '').slice(0, 8)} ${opening(quote.post?.title ?? '', 40)}`.trim(),
              quote.post?.name.replace(/^post /, '') ?? null,
              quote.attributedAuthor,
              sourceText(quote.post?.threadId ?? '', quote),
              verdictText(quote),
              quote.similarity === null ? null : percent(quote.similarity),
              quote.diff === null ? opening(quote.text, 120) : { diff: quote.diff },
            ]),
          },
  });
}

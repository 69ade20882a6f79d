import { ask, numberOf, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { postName, signed } from './words.js';

const SQL = `
select position, kind, author, sentiment, sentiment_class, sentiment_full, incivility, language
  from v_post where thread_id = $1::uuid order by ordinal`;

/** A score counts as another class beyond this; the same neutral band for both texts. */
const NEUTRAL_BAND = 0.05;

/** The tone of each author's own words, beside what the whole body with its quotes would have said. */
export const sentiment: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  const scored = rows.filter((row) => numberOf(row, 'sentiment') !== null);
  const flipped = scored.filter((row) => {
    const own = numberOf(row, 'sentiment') ?? 0;
    const full = numberOf(row, 'sentiment_full');
    return full !== null && Math.sign(band(own)) !== Math.sign(band(full));
  }).length;
  return section('sentiment', 'Tone: own words against the whole body', {
    sentences: [
      scored.length === 0
        ? 'No post has been scored; run `threadbare analyze`.'
        : `${scored.length} of ${rows.length} posts scored; for ${flipped} the sign would be another if quotes were left in.`,
    ],
    figures: { posts: rows.length, scored: scored.length, flipped },
    table: {
      columns: ['post', 'own', 'class', 'with quotes', 'incivility', 'language'],
      rows: rows.map((row) => [
        postName(numberOf(row, 'position'), textOf(row, 'kind'), textOf(row, 'author')),
        signed(numberOf(row, 'sentiment')),
        textOf(row, 'sentiment_class'),
        signed(numberOf(row, 'sentiment_full')),
        numberOf(row, 'incivility'),
        textOf(row, 'language'),
      ]),
    },
  });
};

const band = (score: number): number => (Math.abs(score) < NEUTRAL_BAND ? 0 : score);

import type { SayingInference } from '../model/thread.js';
import type { CheckedQuote } from './checked-quotes.js';
import { type Place, timeOf } from './places.js';
import type { SayingTravel, TravelStep } from './saying-travel.js';
import { type Cell, type Section, section } from './section.js';
import { count, opening, percent } from './words.js';

/** Characters of a sentence in a heading. */
const HEADING = 90;
/** Characters of a reference printed in full. */
const IN_FULL = 1_200;

const BASES: Readonly<Record<SayingTravel['basis'], string>> = {
  earliest: 'the earliest that is known',
  declared: 'named as the source by a post',
  chosen: 'chosen',
};

const RELATIONS: Readonly<Record<TravelStep['relation'], string>> = {
  same: 'same words',
  differs: 'differs from it',
  truncated: 'cut',
  reported: 'reported, not quoted',
};

const COUNTED: Readonly<Record<TravelStep['relation'], string>> = {
  same: 'with the same words',
  differs: 'differing',
  truncated: 'cut',
  reported: 'only reported',
};

/** One saying for reading: the reference and its basis in words, the other renderings as a table in order of time. */
export function travelSection(travel: SayingTravel, number: number, threadId: string): Section {
  const { reference, renderings, basis } = travel;
  const told = new Map<string, number>();
  for (const { relation } of renderings) told.set(COUNTED[relation], (told.get(COUNTED[relation]) ?? 0) + 1);
  const time = timeOf(reference.place);
  return section(`saying-${number}`, `“${opening(reference.text, HEADING)}”`, {
    sentences: [
      ...(reference.text.length <= HEADING ? [] : [`In full: “${opening(reference.text, IN_FULL)}”`]),
      `Compared with ${nameIn(threadId, reference.place) ?? 'a source that is gone'}${time === null ? '' : `, ${time}`} (${BASES[basis]})${reference.speaker === null ? '; it names no speaker' : `, where ${reference.speaker} says it`}.`,
      renderings.length === 0
        ? 'No other source has it.'
        : `${count(travel.sources, 'source')}; beside the reference ${count(renderings.length, 'rendering')}: ${[...told].map(([word, n]) => `${n} ${word}`).join(', ')}.`,
    ],
    figures: { sources: travel.sources, renderings: renderings.length + 1 },
    table:
      renderings.length === 0
        ? null
        : {
            columns: ['when', 'where', 'who', 'relation', 'alike', 'words', 'suggests'],
            rows: renderings.map((step): Cell[] => [
              timeOf(step.place),
              nameIn(threadId, step.place),
              step.speaker,
              RELATIONS[step.relation],
              percent(step.similarity),
              step.diff === null ? opening(step.text, 160) : { diff: step.diff },
              step.inference.map(inferenceText).join('; ') || null,
            ]),
          },
  });
}

/** A place by its name; with the title of its thread where that is another one. */
function nameIn(threadId: string, place: Place | null): string | null {
  if (place === null || place.threadId === null || place.threadId === threadId) return place?.name ?? null;
  return `${place.name} in “${opening(place.title ?? 'another thread', 40)}” (${place.threadId.slice(0, 8)})`;
}

/** `back-translated (0.85)`, `moved from A to B (0.90)`. */
export function inferenceText({ kind, confidence, evidence }: SayingInference): string {
  const sure = `(${confidence.toFixed(2)})`;
  if (kind === 'back_translated') return `back-translated ${sure}`;
  return `moved from ${String(evidence.from ?? 'its speaker')} to ${String(evidence.to ?? 'another')} ${sure}`;
}

/** Quotes between posts for reading, in the order given. */
export function quotesSection(quotes: readonly CheckedQuote[]): Section {
  const changed = quotes.filter((quote) => quote.meaningChanged).length;
  return section('quotes', 'Quotes between the posts', {
    sentences: [
      quotes.length === 0
        ? 'No post quotes another.'
        : `${count(quotes.length, 'quote')}; ${changed === 0 ? 'none' : changed} changed a negation, a number, a name or a word into its opposite.`,
    ],
    figures: { quotes: quotes.length, meaningChanged: changed },
    table:
      quotes.length === 0
        ? null
        : {
            columns: ['in', 'names', 'source', 'verdict', 'alike', 'words'],
            rows: quotes.map((quote): Cell[] => [
              quote.post?.name ?? null,
              quote.attributedAuthor,
              quote.source?.name ?? null,
              verdictText(quote),
              quote.similarity === null ? null : percent(quote.similarity),
              quote.diff === null ? opening(quote.text, 120) : { diff: quote.diff },
            ]),
          },
  });
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

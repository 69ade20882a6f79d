import type { SayingInference } from '../model/thread.js';
import { nameIn, timeOf } from './places.js';
import type { SayingTravel, TravelStep } from './saying-travel.js';
import { type Cell, type Section, section } from './section.js';
import { count, opening, percent } from './words.js';

/** Characters of a sentence in a heading. */
const HEADING = 90;
/** Characters of a reference printed in full. */
const IN_FULL = 1_200;

/** The basis of a reference in words. */
export const BASES: Readonly<Record<SayingTravel['basis'], string>> = {
  earliest: 'the earliest that is known',
  declared: 'named as the source by a post',
  chosen: 'chosen by the user',
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

/** `back-translated (0.85)`, `moved from A to B (0.90)`. */
export function inferenceText({ kind, confidence, evidence }: SayingInference): string {
  const sure = `(${confidence.toFixed(2)})`;
  if (kind === 'back_translated') return `back-translated ${sure}`;
  return `moved from ${String(evidence.from ?? 'its speaker')} to ${String(evidence.to ?? 'another')} ${sure}`;
}

import { nameIn } from './places.js';
import { readTravels, type SayingTravel, storedSayings, type TravelStep } from './saying-travel.js';
import { type Cell, type Question, section } from './section.js';
import { inferenceText } from './travel-sections.js';
import { count, opening, percent } from './words.js';

/** Inferences told one by one; the table has all. */
const TOLD = 8;

/** The same words as different sources give them, each against a named reference, and what the words suggest. */
export const sayings: Question = async (store, threadId) => {
  const travels = (await readTravels(store, await storedSayings(store, threadId))).filter(({ sources }) => sources > 1);
  const told = travels.flatMap((travel) =>
    travel.renderings
      .filter((step) => step.inference.length > 0 || step.relation === 'differs' || step.relation === 'truncated')
      .map((step) => ({ travel, step })),
  );
  const differing = told.filter(({ step }) => step.relation === 'differs' || step.relation === 'truncated').length;
  const inferred = told.filter(({ step }) => step.inference.length > 0);
  return section('sayings', 'One saying, several wordings', {
    sentences:
      travels.length === 0
        ? ['No saying stands in more than one source.']
        : [
            `${count(travels.length, 'saying')} in several sources; ${count(differing, 'rendering')} not in the words of the reference.`,
            ...(inferred.length === 0
              ? []
              : ['What words alone suggest, with how strongly from 0 to 1; inferences, no findings:']),
            ...inferred.slice(0, TOLD).map(({ travel, step }) => inference(threadId, travel, step)),
            ...(inferred.length > TOLD ? [`${inferred.length - TOLD} more in the table.`] : []),
          ],
    figures: {
      sayings: travels.length,
      renderings: travels.reduce((n, travel) => n + travel.renderings.length + 1, 0),
      differing,
      backTranslated: countKind(inferred, 'back_translated'),
      movedToAnotherSpeaker: countKind(inferred, 'moved_to_another_speaker'),
      chosenReferences: travels.filter(({ basis }) => basis === 'chosen').length,
    },
    table:
      told.length === 0
        ? null
        : {
            columns: ['speaker', 'source', 'against', 'relation', 'alike', 'words', 'suggests'],
            rows: told.map(({ travel, step }): Cell[] => [
              step.speaker ?? travel.reference.speaker,
              nameIn(threadId, step.place),
              `${nameIn(threadId, travel.reference.place) ?? 'a source that is gone'}, ${travel.basis}`,
              step.relation,
              percent(step.similarity),
              step.diff === null ? opening(step.text, 160) : { diff: step.diff },
              step.inference.map(inferenceText).join('; ') || null,
            ]),
          },
  });
};

function countKind(told: readonly { readonly step: TravelStep }[], kind: string): number {
  return told.filter(({ step }) => step.inference.some((one) => one.kind === kind)).length;
}

/** Every inference about a rendering in words, with how strongly the evidence speaks for it. */
function inference(threadId: string, { reference }: SayingTravel, step: TravelStep): string {
  const from = nameIn(threadId, reference.place) ?? 'a source that is gone';
  const read = step.inference.map(({ kind, confidence, evidence }) =>
    kind === 'back_translated'
      ? `reads like a translation back of what ${from} has (${confidence.toFixed(2)})`
      : `gives ${String(evidence.to ?? 'another')} what ${from} has ${String(evidence.from ?? 'its speaker')} say (${confidence.toFixed(2)})`,
  );
  return `${nameIn(threadId, step.place) ?? 'A source that is gone'}: “${opening(step.text, 60)}” ${read.join(' and ')}.`;
}

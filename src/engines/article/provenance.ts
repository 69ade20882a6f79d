import { creditAtEnd, datelineAgency, reportedBy, selfReference, sourceAgency } from './agency.js';
import type { Line } from './lines.js';
import type { Stretch } from './main-text.js';
import { labelOwner, placeLine, selfNamed, standsOutside } from './publisher.js';
import type { Vocabulary } from './vocabulary.js';

/** Who published an article and which agency it comes from, as printed, with the words that say so. */
export interface Provenance {
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly evidence: readonly string[];
  /** Indexes of lines that only name place and publisher. */
  readonly taken: ReadonlySet<number>;
}

/** Reads publisher and agency from what the page prints; each is null where nothing names it. */
export function readProvenance(
  lines: readonly Line[],
  main: Stretch,
  vocabulary: Vocabulary,
  titleSuffix: string | null,
  bylineOrganisation: string | null,
): Provenance {
  const evidence: string[] = [];
  const taken = new Set<number>();
  const place = placeLine(lines, main);
  if (place !== null) {
    taken.add(place.index);
    evidence.push(`place line names ${place.name}`);
  }
  const appeals = selfNamed(lines, main);
  const interviewer = labelOwner(lines, main);
  const self = selfReference(lines, main);
  const publisher =
    titleSuffix ??
    place?.name ??
    appeals ??
    interviewer ??
    (self !== null && standsOutside(lines, main, self) ? self : null);
  const agency =
    datelineAgency(lines, main) ??
    bylineOrganisation ??
    sourceAgency(lines, main, vocabulary) ??
    self ??
    place?.name ??
    reportedBy(lines, main) ??
    creditAtEnd(lines, main);
  if (publisher !== null) evidence.push(`publisher printed: ${publisher}`);
  if (agency !== null) evidence.push(`agency printed: ${agency}`);
  return { publisher, agency, evidence, taken };
}

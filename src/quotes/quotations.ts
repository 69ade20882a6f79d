import { unitsToCodePoints } from '../model/text.js';
import { type MarkedSpan, markedSpans } from './quotation-marks.js';
import { indirectSpeech, lostMarks, type ReportedSpan } from './reported-speech.js';
import { sourceWords } from './source-words.js';
import { speakerFinder } from './speaker.js';
import { speechContext } from './speech-context.js';

/** Somebody's words inside a text. `start` and `end` are code points; they slice to `text`, without the marks. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** As the text names the person, by the fullest variant in it; null where it does not say. */
  readonly speaker: string | null;
  /** `direct` in marks, `marks_lost` direct speech without marks, `indirect` a reported clause. */
  readonly form: 'direct' | 'marks_lost' | 'indirect';
  /** Under three words: a scare quote or a single quoted word, which alone ties nothing together. */
  readonly short: boolean;
  /** False where the closing mark is missing. */
  readonly closed: boolean;
  /** 0 for an outer quotation, 1 for one inside another, … */
  readonly depth: number;
  /** Goes on with the quotation before it, after "he said" or in a new paragraph. */
  readonly continued: boolean;
  /** Words as sources are compared. */
  readonly words: number;
}

/** Under this many words a quotation is short. */
const SHORT_WORDS = 3;
const LEAD_UNITS = 80;
const LEAD_IN =
  /^(?:(?:made|makes|making) (?:it )?(?:very |quite )?clear|said|told|stressed|insisted|emphasi[sz]ed|added|noted|stated|warned|explained|argued)(?: \p{Ll}+){0,3} that (?=\p{L})/u;
/** At most this much between the parts of one quotation ("…," X said on Monday, "…"), in UTF-16 units. */
const INTERRUPTION = 80;

/**
 * Quotations in an article or a post's own text, in order: in marks of all kinds (closed or not, nested, continued
 * after the reporting clause), and in articles direct speech that lost its marks and reported clauses. In posts the
 * first person is the poster's, so only marks and reported clauses count there. Total and linear.
 */
export function extractQuotations(text: string, kind: 'article' | 'post'): Quotation[] {
  const spans = markedSpans(text);
  const outer = spans.filter((span) => span.depth === 0);
  const context = speechContext(text, outer);
  const finder = speakerFinder(context);
  const points = unitsToCodePoints(text);
  const make = (
    span: { start: number; end: number },
    rest: Omit<Quotation, 'start' | 'end' | 'text' | 'words' | 'short'>,
  ): Quotation => {
    const words = sourceWords(text.slice(span.start, span.end)).length;
    return {
      start: points(span.start),
      end: points(span.end),
      text: text.slice(span.start, span.end),
      words,
      short: words < SHORT_WORDS,
      ...rest,
    };
  };

  const out: Quotation[] = [];
  const speakers: (string | null)[] = [];
  outer.forEach((span, index) => {
    const before = outer[index - 1];
    const last = speakers.at(-1) ?? null;
    const gap = before === undefined ? '' : text.slice(before.end, span.start);
    const own = finder.of(span.start, span.end, before?.end ?? 0, outer[index + 1]?.start ?? text.length);
    const continued = before !== undefined && continues(text, before, gap);
    // A quotation without a clause of its own goes on speaking where the paragraph does.
    const inherits =
      before !== undefined &&
      gap.length <= INTERRUPTION &&
      !gap.includes('\n') &&
      /[.!?]\W*$/u.test(text.slice(before.end - 1, span.start));
    const speaker = own ?? (continued || inherits ? last : null);
    speakers.push(speaker);
    const led = span.start + leadIn(text.slice(span.start, Math.min(span.end, span.start + LEAD_UNITS)));
    out.push(
      make({ start: led, end: span.end }, { speaker, form: 'direct', closed: span.closed, depth: 0, continued }),
    );
  });
  for (const span of spans) {
    if (span.depth === 0) continue;
    out.push(make(span, { speaker: null, form: 'direct', closed: span.closed, depth: span.depth, continued: false }));
  }

  const lost = kind === 'article' ? lostMarks(context, outer, finder) : [];
  const reported = indirectSpeech(context, outer, finder).filter((span) => !meets(lost, span));
  for (const span of [...lost, ...reported]) {
    const form = kind === 'post' ? 'indirect' : span.form;
    out.push(make(span, { speaker: span.speaker, form, closed: true, depth: 0, continued: false }));
  }
  return out.sort((a, b) => a.start - b.start || b.end - a.end || (a.form < b.form ? -1 : 1));
}

/**
 * Length of a reporter's clause drawn into the marks ("made it clear to her that we …"): a verb of speech in the past
 * without a subject, and "that" within reach. 0 where the quotation begins with its own words.
 */
function leadIn(head: string): number {
  return LEAD_IN.exec(head)?.[0].length ?? 0;
}

/** `"…," he said, "…"`: the first part ends open (comma, dash, no stop) and the clause between ends open too. */
function continues(text: string, before: MarkedSpan, gap: string): boolean {
  if (gap.length > INTERRUPTION) return false;
  if (!before.closed && /^\s*\n/u.test(gap)) return true;
  const open = /[,\u2014\u2013-]$/u.test(text.slice(before.end - 1, before.end)) || /^\W?,/u.test(gap);
  return open && !gap.includes('\n') && /[\p{L}]/u.test(gap) && /[,:\u2014\u2013-]\W*$/u.test(gap);
}

function meets(spans: readonly ReportedSpan[], span: ReportedSpan): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) > span.start) high = middle;
    else low = middle + 1;
  }
  const first = spans[low];
  return first !== undefined && first.start < span.end;
}

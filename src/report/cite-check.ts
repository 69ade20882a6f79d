import {
  CITATION,
  type Citation,
  type CitedQuote,
  type CitedText,
  digestOf,
  misplacedStep,
  sha256,
} from './citation.js';

/** One thing that was checked. `unchecked`: it could not be, for the reason in `detail`. */
export interface Check {
  readonly what: string;
  readonly result: 'ok' | 'failed' | 'unchecked';
  readonly detail: string | null;
}

/** A bundle as read: the citation where it is one, else null with the checks that say why. */
export interface CheckedCitation {
  readonly citation: Citation | null;
  readonly checks: readonly Check[];
}

/** Reads a bundle and recomputes every hash in it. Total: anything that is no citation is a failed check. */
export function checkCitation(bytes: Uint8Array, expected: string | null): CheckedCitation {
  const citation = parse(new TextDecoder().decode(bytes));
  if (typeof citation === 'string') return { citation: null, checks: [failed('it is a citation', citation)] };
  const digest = digestOf(citation);
  const checks: Check[] = [
    equal('its digest covers what it holds', citation.digest, digest),
    ...(expected === null ? [] : [equal('its digest is the one expected', expected.trim().toLowerCase(), digest)]),
  ];
  citation.posts.forEach((post, i) => {
    const name = post.place.name === 'post' ? `post ${i + 1}` : post.place.name;
    checks.push(textCheck(`text of ${name}`, post.body), textCheck(`own text of ${name}`, post.own));
    for (const quote of post.quotes) {
      const what = `quote ${quote.index + 1} of ${name}`;
      checks.push(
        ...quoteChecks(what, quote),
        standsIn(`${what} stands in its text`, quote.quoted.text, post.body.text),
      );
    }
    for (const saying of post.sayings) {
      const texts = [saying.reference, ...saying.renderings];
      const bad = texts.filter((one) => sha256(one.words.text) !== one.words.sha256).length;
      checks.push(
        bad === 0
          ? { what: `renderings of a saying in ${name}`, result: 'ok', detail: `${texts.length} texts` }
          : failed(`renderings of a saying in ${name}`, `${bad} of ${texts.length} texts do not have their hash`),
      );
    }
  });
  return { citation, checks };
}

function parse(json: string): Citation | string {
  try {
    const read = CITATION.safeParse(JSON.parse(json));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a citation'}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function quoteChecks(name: string, quote: CitedQuote): Check[] {
  const { source } = quote;
  const out = [textCheck(`text of ${name}`, quote.quoted)];
  if (quote.article !== null) out.push(textCheck(`article with the words of ${name}`, quote.article.words));
  if (source === null) return out;
  out.push(textCheck(`source of ${name}`, source.words));
  if (quote.diff === null) return out;
  const what = `diff of ${name}`;
  const wrong = misplacedStep(quote.diff, source.words.text, quote.quoted.text);
  if (!quote.diffFits)
    out.push({ what, result: 'unchecked', detail: 'it is against a wording the source no longer has' });
  else if (wrong === null) out.push({ what, result: 'ok', detail: `${quote.diff.length} steps` });
  else out.push(failed(what, `step ${wrong} does not stand where it says`));
  return out;
}

const textCheck = (what: string, { text, sha256: printed }: CitedText): Check => equal(what, printed, sha256(text));

/** Whether every line of some words stands in a text: words are taken from a text line by line. */
export function standsIn(what: string, words: string, text: string): Check {
  const missing = words.split('\n').findIndex((line) => !text.includes(line));
  return missing < 0 ? { what, result: 'ok', detail: null } : failed(what, `its line ${missing + 1} does not`);
}

/** Whether a printed hash is the one that was computed. */
export function equal(what: string, printed: string, computed: string): Check {
  return printed === computed
    ? { what, result: 'ok', detail: computed }
    : failed(what, `printed ${printed}, computed ${computed}`);
}

/** A failed check. */
export function failed(what: string, detail: string): Check {
  return { what, result: 'failed', detail };
}

import type { Line } from './lines.js';
import type { Stretch } from './main-text.js';
import { isOutletName, OUTLET, trimOutlet } from './outlet-name.js';
import { CONNECTORS, MEDIA_WORDS } from './phrases/words.js';
import { tokensOf, type Vocabulary, wordForm } from './vocabulary.js';

/** "BRUSSELS, March 1 (Reuters) –" at the head of a paragraph. */
const DATELINE =
  /^(?:[\p{Lu}][\p{L}\p{N}.,'\u2019\u2010/ -]{1,60}\s)?\((\p{Lu}[^()\d]{1,39}|\p{Ll}{2,6})\)\s*[\u2013\u2014:.-]/u;
const DATELINE_SLASH = /^\p{Lu}[\p{L}\p{N}.,'\u2019\u2010 -]{1,60}\s\/(\p{Lu}[^/\d]{1,39})\/\s*[\u2013\u2014-]/u;
const SOURCE_LINE = /^(?:Source|Sources|Quelle|Quellen|Fuente|Fonte|Źródło|Джерело|Источник)\s?:\s*(\S.{1,198})$/u;
const REPORTED_BY = /(?:reported by|по данным|за даними|z powołaniem na)\s+(.+)$/iu;
/** ", QBN reports." closing a sentence: the house speaking of itself. */
const SELF = new RegExp(
  `,\\s+(?:as\\s+)?(?:the\\s)?(${OUTLET})\\s+(?:reports|informs|writes|has learned|learned|передає|повідомляє|сообщает|передаёт|передает|informuje|podaje)\\s*[.!]`,
  'u',
);
const SELF_LATE = new RegExp(
  `,\\s+(?:передає|повідомляє|пише|сообщает|передаёт|передает|пишет|informuje|podaje|berichtet|rapporte|informa)\\s+(${OUTLET})\\s*[.!]`,
  'u',
);
const REPORTED = new RegExp(
  `(?:[Tt]his (?:is|was) reported by|[Ii]t (?:is|was) reported by|Про це повідомля(?:є|ють)|Об этом сообща(?:ет|ют))\\s+(?:the\\s)?(${OUTLET})`,
  'u',
);
/** "(AFP)" after the last sentence. */
const CREDIT_END = /[.!?]["\u201d\u00bb]?\s+\((\p{Lu}[^()\d]{1,29})\)\.?$/u;

/** "(AFP)" on a line of its own. */
const CREDIT_LINE = /^\((\p{Lu}[^()\d]{1,29}|\p{Ll}{2,6})\)$/u;

/** The agency of a dateline at the head of one of the first paragraphs. */
export function datelineAgency(lines: readonly Line[], main: Stretch): string | null {
  for (let i = main.start; i < Math.min(main.end, main.start + 4); i += 1) {
    const text = lines[i]?.text.slice(0, 140) ?? '';
    const match = DATELINE.exec(text) ?? DATELINE_SLASH.exec(text);
    const name = match?.[1]?.trim();
    if (name !== undefined && tokensOf(name).length <= 5) return name;
  }
  return null;
}

/** "Source: the mayor, as reported by Radio X, citing Y" names Radio X citing Y; "Source: X" names X if it is no speaker. */
export function sourceAgency(lines: readonly Line[], main: Stretch, vocabulary: Vocabulary): string | null {
  for (let i = main.start; i < Math.min(lines.length, main.end + 3); i += 1) {
    const value = SOURCE_LINE.exec(lines[i]?.text.slice(0, 230) ?? '')?.[1]?.trim();
    if (value === undefined) continue;
    const reported = REPORTED_BY.exec(value)?.[1];
    if (reported !== undefined) return trimOutlet(reported);
    const [first = ''] = value.split(/,\s/u);
    const tokens = tokensOf(first);
    const named = tokens.every((token) => /^[\p{Lu}\p{N}]/u.test(token) || CONNECTORS.has(wordForm(token)));
    if (!named || tokens.length === 0 || tokens.length > 6) continue;
    const outlet = tokens.some(
      (token) => MEDIA_WORDS.has(wordForm(token)) || /^\p{Lu}{2,}$/u.test(token) || token.includes('.'),
    );
    const spokenOf = tokens.some((token) => vocabulary.names.has(wordForm(token)));
    if (outlet || !spokenOf) return trimOutlet(value);
  }
  return null;
}

/** The outlet that says of itself that it reports this. */
export function selfReference(lines: readonly Line[], main: Stretch): string | null {
  for (let i = main.start; i < main.end; i += 1) {
    const text = lines[i]?.text.slice(0, 3000) ?? '';
    const name = (SELF.exec(text) ?? SELF_LATE.exec(text))?.[1];
    if (name !== undefined && isOutletName(name)) return trimOutlet(name);
  }
  return null;
}

/** The outlet that the text says to have reported this. */
export function reportedBy(lines: readonly Line[], main: Stretch): string | null {
  for (let i = main.start; i < main.end; i += 1) {
    const name = REPORTED.exec(lines[i]?.text.slice(0, 3000) ?? '')?.[1];
    if (name !== undefined) return trimOutlet(name);
  }
  return null;
}

/** The agency in brackets after the last sentence, or on a line of its own under the text. */
export function creditAtEnd(lines: readonly Line[], main: Stretch): string | null {
  const text = lines[main.end - 1]?.text.slice(-120) ?? '';
  const name = (CREDIT_END.exec(text) ?? CREDIT_LINE.exec(lines[main.end]?.text ?? ''))?.[1]?.trim();
  return name !== undefined && tokensOf(name).length <= 3 ? name : null;
}

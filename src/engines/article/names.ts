import { BYLINE_WORDS, CONNECTORS, HEADLINE_VERBS, MEDIA_WORDS, ROLES, SECTION_WORDS } from './phrases/words.js';
import { tokensOf, type Vocabulary, wordForm } from './vocabulary.js';

/** Who a byline names. */
export interface Byline {
  readonly authors: readonly string[];
  /** A single name that is no person's ("By Coastwire"), or null. */
  readonly organisation: string | null;
}

const NOBODY: Byline = { authors: [], organisation: null };

const LABEL = new RegExp(
  `^(?:${[...BYLINE_WORDS].sort((a, b) => b.length - a.length).join('|')})(?:\\s*:\\s*|\\s+)(?=\\p{Lu})`,
  'iu',
);
const PARTS = /\s*(?:,|;|&|\||\u2022|\u00b7|\s[\u2013\u2014-]\s|\s(?:and|und|et|oraz|и|та)\s)\s*/u;
/** "Jane Doe with Coastwire": what follows is the agency. */
const WITH = /\s(?:with|mit|avec|con)\s/u;
const SHORT_AND = /\s+(?:y|e|i|й|і)\s+(?=\p{Lu})/u;
const NAME_TOKEN = /^\p{Lu}[\p{L}\p{M}'\u2019.\u2010-]*$/u;
const PARTICLES = new Set(
  'de da del della di dos du la le van von der den ter ten al el bin ibn ben abu zu zur af av'.split(' '),
);

/**
 * Reads a byline that says it is one ("By Jane Doe and John ROE, Staff Writer"). Names in capitals are given in mixed
 * case; roles and what follows them are left out. Null when the line is none.
 */
export function readByline(line: string): Byline | null {
  const label = LABEL.exec(line);
  if (label === null || line.length > 160) return null;
  const authors: string[] = [];
  const [who = '', helper] = line.slice(label[0].length).split(WITH);
  const parts = partsOf(who);
  for (const part of parts) {
    const name = personName(part);
    if (name !== null) authors.push(name);
    else if (!isRole(part)) break;
  }
  if (helper !== undefined && personName(helper) !== null) authors.push(...(readNames(helper) ?? []));
  else if (authors.length > 0 && helper !== undefined) return { authors, organisation: organisationName(helper) };
  if (authors.length > 0) return { authors, organisation: null };
  const first = parts[0] ?? '';
  if (isRole(first)) return NOBODY;
  const organisation = organisationName(first);
  return organisation === null ? null : { authors: [], organisation };
}

function organisationName(part: string): string | null {
  const tokens = tokensOf(part);
  if (tokens.length === 0 || tokens.length > 4 || !tokens.every((token) => /^[\p{Lu}\p{N}]/u.test(token))) return null;
  return part.trim();
}

/** The persons a text names when it is nothing but names ("Jane Doe, JOHN ROE"); null when it holds anything else. */
export function readNames(text: string): readonly string[] | null {
  const parts = partsOf(text);
  if (parts.length === 0 || parts.length > 6) return null;
  const names: string[] = [];
  for (const part of parts) {
    const name = personName(part);
    if (name !== null) names.push(name);
    else if (names.length === 0 || !isRole(part)) return null;
  }
  return names.length === 0 ? null : names;
}

function partsOf(text: string): readonly string[] {
  return text
    .slice(0, 200)
    .split(PARTS)
    .flatMap((part) => {
      const halves = part.split(SHORT_AND);
      return halves.every((half) => tokensOf(half).length >= 2) ? halves : [part];
    })
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** "KATE O'NEILL" → "Kate O'Neill"; null when the part is not two to five capital words that may be a person's. */
function personName(part: string): string | null {
  const tokens = part.split(/\s+/u);
  while (tokens.length > 2 && /^(?:dr|prof|mr|mrs|ms|sir)\.?$/iu.test(tokens[0] ?? '')) tokens.shift();
  if (tokens.length < 2 || tokens.length > 5) return null;
  for (const [index, token] of tokens.entries()) {
    const form = wordForm(token.replace(/\.$/u, ''));
    if (PARTICLES.has(form) && index > 0 && index < tokens.length - 1) continue;
    if (!NAME_TOKEN.test(token)) return null;
    if (ROLES.has(form) || MEDIA_WORDS.has(form) || SECTION_WORDS.has(form)) return null;
  }
  return tokens.map((token, index) => mixedCase(token, index)).join(' ');
}

function mixedCase(token: string, index: number): string {
  const letters = token.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2 || letters !== letters.toUpperCase()) return token;
  const lower = token.toLowerCase();
  if (index > 0 && PARTICLES.has(lower)) return lower;
  // Two capitals with a dot are initials ("J.R."), without one a short name ("LI").
  if (letters.length === 2 && token.includes('.')) return token;
  return lower.replace(
    /(^|['\u2019\u2010-])(\p{L})/gu,
    (_, mark: string, letter: string) => mark + letter.toUpperCase(),
  );
}

function isRole(part: string): boolean {
  const tokens = tokensOf(part).map(wordForm);
  return tokens.length > 0 && tokens.some((form) => ROLES.has(form));
}

/**
 * Whether a line only names somebody, as the caption of a portrait does: an office and a name, no verb. Told by the
 * main text: the pair of capital words is a name there, and no word of the line is a verb.
 */
export function isNamePhrase(line: string, vocabulary: Vocabulary): boolean {
  const tokens = tokensOf(line);
  if (tokens.length < 2 || tokens.length > 14 || /[:?!;"\u201c\u201d\u00ab\u00bb]/u.test(line)) return false;
  if (tokens.some((token, index) => isVerb(token, tokens[index - 1], index, vocabulary))) return false;
  return tokens.some((token, index) => {
    const previous = tokens[index - 1];
    return previous !== undefined && isNameWord(token, vocabulary) && isNameWord(previous, vocabulary);
  });
}

function isNameWord(token: string, vocabulary: Vocabulary): boolean {
  const form = wordForm(token);
  return (
    /^\p{Lu}/u.test(token) &&
    vocabulary.names.has(form) &&
    !vocabulary.lower.has(form) &&
    !ROLES.has(form) &&
    !CONNECTORS.has(form)
  );
}

function isVerb(token: string, previous: string | undefined, index: number, vocabulary: Vocabulary): boolean {
  const form = wordForm(token);
  if (CONNECTORS.has(form) || ROLES.has(form)) return false;
  const english = vocabulary.language === 'en' || vocabulary.language === null;
  // Outside English, a word in lower case that joins nothing and is no office is taken for the sentence's.
  if (!english) return /^\p{Ll}/u.test(token) && form.length > 2;
  if (HEADLINE_VERBS.has(form)) return true;
  if (index === 0 || vocabulary.names.has(form)) return false;
  if (previous !== undefined && /^to$/iu.test(previous) && /^\p{Ll}/u.test(token)) return true;
  // "Aker stops the ferry": a word in lower case with an s, right after a name.
  if (previous !== undefined && /^\p{Ll}{3,}s$/u.test(token) && isNameWord(previous, vocabulary)) return true;
  const stem = form.replace(/(?:es|s|ed|ing)$/u, '');
  if (stem === form || stem.length < 3) return false;
  const bent = [`${stem}ed`, `${stem}ing`, `${stem}es`, `${stem}s`, `${stem}d`].filter((other) => other !== form);
  return bent.some((other) => vocabulary.lower.has(other));
}

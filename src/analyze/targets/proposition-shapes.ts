import type { Token } from '../words/tokens.js';
import { NAME_LINKS, ORDINARY, ROLES } from './data.js';
import { plainName } from './fold.js';
import {
  ARTICLES,
  AUXILIARIES,
  FINITE,
  MODALS,
  OPEN_QUESTIONS,
  PARTICLES,
  PREDICATES,
  PRONOUNS,
  SAYS,
  SAYS_TO,
  URGED,
  URGES,
} from './proposition-words.js';
import { clauseEnd, nameText, renderWords, type Title } from './title.js';

interface Urged {
  readonly text: string;
  readonly proposer: string | null;
  readonly agent: string;
  readonly verb: number;
}

/** "A urges B to do C" and "B urged to do C": B should do C. */
export function urgedProposition(view: Title, from: number, to: number): Urged | null {
  const { tokens } = view;
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' || !URGES.has(token.form)) continue;
    const found = urgedAt(view, from, i, to);
    if (found !== null) return found;
  }
  return null;
}

function urgedAt(view: Title, from: number, verb: number, end: number): Urged | null {
  const { tokens } = view;
  const form = (i: number): string => (i < end ? (tokens[i]?.form ?? '') : '');
  const passive = form(verb + 1) === 'to' || (form(verb + 1) === 'not' && form(verb + 2) === 'to');
  let agentFrom = verb + 1;
  while (PARTICLES.has(form(agentFrom))) agentFrom += 1;
  let to = agentFrom;
  while (to < end && to - agentFrom < 9 && form(to) !== 'to' && tokens[to]?.kind !== 'stop') to += 1;
  if (form(to) !== 'to') return null;
  const negated = form(to - 1) === 'not' || form(to + 1) === 'not';
  const agentTo = form(to - 1) === 'not' ? to - 1 : to;
  const act = form(to + 1) === 'not' ? to + 2 : to + 1;
  if (act >= end || tokens[act]?.kind !== 'word') return null;
  const rest = renderWords(view, act, Math.min(end, clauseEnd(tokens, act)), true);
  const made = (agent: string, proposer: string): Urged | null =>
    agent === ''
      ? null
      : {
          text: `${agent} should ${negated ? 'not ' : ''}${rest}`,
          agent,
          proposer: proposer === '' ? null : proposer,
          verb,
        };
  if (!passive)
    return agentTo <= agentFrom ? null : made(nameText(view, agentFrom, agentTo), nameText(view, from, verb));
  if (!URGED.has(form(verb))) return null;
  const subjectTo = /^(?:is|was|are|were|been|being)$/u.test(form(verb - 1)) ? verb - 1 : verb;
  return made(nameText(view, from, subjectTo), '');
}

interface Said {
  readonly proposer: string;
  /** Tokens of what is said. */
  readonly from: number;
  readonly to: number;
  readonly verb: number;
}

/** "A says (that) …", "A tells B (that) …", "…, says A", "A: …". */
export function saidProposition(view: Title, from: number, to: number): Said | null {
  const { tokens } = view;
  const end = Math.min(to, sentenceEnd(tokens, from));
  for (let i = from + 1; i < Math.min(end, from + 9); i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' || !SAYS.has(token.form)) continue;
    if (tokens[i - 1]?.kind === 'comma') break;
    let clause = SAYS_TO.has(token.form) ? afterHearer(view, i + 1, end) : i + 1;
    if (tokens[clause]?.form === 'that') clause += 1;
    const proposer = nameText(view, from, i);
    if (proposer === '' || OPEN_QUESTIONS.has(plainName(tokens[from]?.form ?? ''))) break;
    if (isClause(tokens, clause, end) || hasNamedSubject(view, clause, end))
      return { proposer, from: clause, to: end, verb: i };
    break;
  }
  return saidAfter(view, from, end) ?? beforeColon(view, from, to);
}

/** "Bridge to close, says Varga". */
function saidAfter(view: Title, from: number, end: number): Said | null {
  const { tokens } = view;
  for (let i = Math.max(from + 2, end - 7); i < end; i += 1) {
    if (tokens[i - 1]?.kind !== 'comma' || tokens[i - 1]?.form !== ',' || i + 1 >= end) continue;
    if (/^(?:says|said|claims|warns)$/u.test(tokens[i]?.form ?? ''))
      return { proposer: nameText(view, i + 1, end), from, to: i - 1, verb: i };
    if (/^(?:says|said|claims|warns)$/u.test(tokens[end - 1]?.form ?? '') && tokens[i]?.capital === true)
      return { proposer: nameText(view, i, end - 1), from, to: i - 1, verb: end - 1 };
  }
  return null;
}

/** "Varga: the bridge is finished": a name of the thread before a colon, a sentence behind it. */
function beforeColon(view: Title, from: number, to: number): Said | null {
  const { tokens } = view;
  for (let i = from + 1; i < Math.min(to, from + 5); i += 1) {
    const token = tokens[i];
    if (token === undefined) return null;
    if (token.kind === 'comma' && token.form === ':') {
      const named = tokens
        .slice(from, i)
        .every(
          (word) => word.kind === 'word' && word.capital && (view.isName(plainName(word.form)) || ROLES.has(word.form)),
        );
      const end = Math.min(to, sentenceEnd(tokens, i + 1));
      return named && isClause(tokens, i + 1, end) && !OPEN_QUESTIONS.has(plainName(tokens[i + 1]?.form ?? ''))
        ? { proposer: nameText(view, from, i), from: i + 1, to: end, verb: i }
        : null;
    }
    if (token.kind !== 'word') return null;
  }
  return null;
}

function sentenceEnd(tokens: readonly Token[], from: number): number {
  for (let i = from; i < tokens.length; i += 1) if (tokens[i]?.kind === 'stop') return i;
  return tokens.length;
}

/** Past the one who is told: an article with its noun, a run of names, or one word. */
function afterHearer(view: Title, from: number, end: number): number {
  const { tokens } = view;
  let i = from;
  while (i < end && (ARTICLES.has(tokens[i]?.form ?? '') || ROLES.has(tokens[i]?.form ?? ''))) i += 1;
  if (!view.isName(plainName(tokens[i]?.form ?? ''))) return i + 1;
  while (i < end && view.isName(plainName(tokens[i]?.form ?? ''))) i += 1;
  return i;
}

/** A subject and a finite verb. */
function isClause(tokens: readonly Token[], from: number, end: number): boolean {
  for (let i = from + 1; i < end; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') continue;
    if (
      FINITE.has(token.form) ||
      MODALS.has(token.form) ||
      (/(?:ed|[^s]s)$/u.test(token.form) && token.form.length > 3)
    )
      return true;
  }
  return false;
}

/** "… says Corbyn Ashdale stole it": a name and a word that is no preposition behind it. */
function hasNamedSubject(view: Title, from: number, end: number): boolean {
  const { tokens, titled } = view;
  let i = from;
  while (
    i < end &&
    tokens[i]?.kind === 'word' &&
    tokens[i]?.capital === true &&
    (!titled || view.isName(plainName(tokens[i]?.form ?? '')))
  )
    i += 1;
  const next = tokens[i];
  return i > from && i + 1 < end && next?.kind === 'word' && !ORDINARY.has(next.form);
}

interface Asked {
  readonly text: string;
  readonly agent: string | null;
  readonly modal: boolean;
}

/** "Should B do C?", "Is B worth it?", "Did B do C?": what is asked, as a statement. */
export function askedProposition(view: Title, from: number, to: number): Asked | null {
  const { tokens } = view;
  const opener = tokens[from];
  if (opener === undefined) return null;
  const modal = MODALS.has(opener.form);
  const asks = tokens.some((token) => token.kind === 'stop' && token.form.includes('?'));
  if (!modal && !(AUXILIARIES.has(opener.form) && asks)) return null;
  const be = /^(?:is|are|was|were)$/u.test(opener.form);
  const subjectTo = subjectEnd(view, from + 1, to, be);
  if (subjectTo === null || subjectTo >= to || tokens[subjectTo]?.kind === 'stop') return null;
  const agent = renderWords(view, from + 1, subjectTo, false);
  const rest = renderWords(view, subjectTo, Math.min(to, clauseEnd(tokens, subjectTo)), true);
  const text = `${agent} ${opener.form} ${rest}`.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return { text, agent: modal ? nameText(view, from + 1, subjectTo) : null, modal };
}

/** Where the subject of an inverted sentence ends, or null where it cannot be told. */
function subjectEnd(view: Title, from: number, to: number, be: boolean): number | null {
  const { tokens } = view;
  const first = tokens[from];
  if (first === undefined || first.kind !== 'word') return null;
  const isPart = (i: number): boolean => {
    const token = tokens[i];
    const plain = plainName(token?.form ?? '');
    return token?.kind === 'word' && (view.isName(plain) || (token.capital && (!view.titled || ROLES.has(plain))));
  };
  if (PRONOUNS.has(first.form) && !ARTICLES.has(first.form)) return from + 1;
  if (!ARTICLES.has(first.form)) {
    let i = from;
    while (
      i < to &&
      (isPart(i) ||
        (NAME_LINKS.has(tokens[i]?.form ?? '') && isPart(i + 1)) ||
        ((tokens[i]?.form === '-' || tokens[i]?.form === '.') && i > from))
    )
      i += 1;
    if (i > from) return i;
    // "did kestrova …?" in small letters: one word, unless it is an ordinary one ("Is changing it …?").
    return be || ORDINARY.has(first.form) || /(?:ing|ed|s)$/u.test(first.form) ? null : from + 1;
  }
  let i = from + 1;
  if (be) {
    while (i < Math.min(to, from + 8)) {
      const form = tokens[i]?.form ?? '';
      if (i > from + 1 && (PREDICATES.has(form) || /(?:ed|ing|able|ful|ous)$/u.test(form))) return i;
      if (tokens[i]?.kind !== 'word') return null;
      i += 1;
    }
    return null;
  }
  // "the Tern bridge": names and one noun; "of" goes on with what it belongs to.
  while (i < to && isPart(i)) i += 1;
  i += 1;
  if (tokens[i]?.form === 'of') {
    i += 1;
    while (i < to && (isPart(i) || ARTICLES.has(tokens[i]?.form ?? ''))) i += 1;
  }
  return i;
}

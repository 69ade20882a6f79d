import { valenceOf } from '../sentiment/lexicon.js';
import type { Token } from '../words/tokens.js';
import { tokenize } from '../words/tokens.js';
import { ORDINARY } from './data.js';
import { plainName } from './fold.js';

/** What a title proposes: a sentence one can be for or against. */
export interface Proposition {
  readonly text: string;
  /** Who urges it ("A" in "A urges B to …"), as printed, or null. */
  readonly proposer: string | null;
  /** Who should act, as printed, or null. */
  readonly agent: string | null;
}

/** "A <verb> B to …": A wants B to do it. */
const URGES = new Set(
  'urges urge urged tells told asks asked wants presses pressed pushes pushed advises advised orders ordered begs begged implores implored encourages encouraged demands warns warned pressures pressured instructs instructed invites invited reminds calls appeals pleads exhorts beseeches'.split(
    ' ',
  ),
);
/** Before these the sentence proper ends: what follows is circumstance. */
const CIRCUMSTANCE = new Set(
  'amid after as following before over during despite while when ahead because since until unless says say'.split(' '),
);
/** Words between an urging verb and who is urged. */
const PARTICLES = new Set(['on', 'for', 'upon', 'with']);
const MODALS = new Set(['should', 'must', 'ought']);
/** Titles longer than this are not sentences. */
const LONGEST = 300;

/**
 * The proposition of a title. "A urges B to do C amid D" gives "B should do C"; "Should B do C?" and "Why B must do C"
 * give "B should do C", "B must do C"; any other title is its own proposition. Null for a title without words.
 *
 * @param isName tells a name of the thread from a word that is a capital only because titles have capitals
 */
export function propositionOf(
  title: string,
  isName: (plain: string) => boolean,
  isSmall: (plain: string) => boolean,
): Proposition | null {
  const text = title.replace(/\s+/gu, ' ').trim().slice(0, LONGEST);
  const tokens = tokenize(text).filter((token) => token.kind !== 'break');
  const words = tokens.filter((token) => token.kind === 'word');
  if (words.length === 0) return null;
  const titled =
    words.filter((word) => word.end - word.start > 3 && word.capital).length /
      Math.max(1, words.filter((word) => word.end - word.start > 3).length) >
    0.7;
  const render = (from: number, to: number, head: boolean): string =>
    renderWords(text, tokens, from, to, titled, head, isName, isSmall);
  const urged = urging(tokens);
  if (urged !== null) {
    const agent = nameText(text, tokens, urged.agentFrom, urged.agentTo);
    const not = urged.negated ? 'not ' : '';
    const proposer = nameText(text, tokens, urged.proposerFrom, urged.proposerTo);
    return {
      text: `${agent} should ${not}${render(urged.verb, clauseEnd(tokens, urged.verb), true)}`,
      proposer: proposer === '' ? null : proposer,
      agent,
    };
  }
  const modal = tokens.findIndex((token, i) => i > 0 && token.kind === 'word' && MODALS.has(token.form));
  const opener = tokens[0];
  if (opener !== undefined && MODALS.has(opener.form)) {
    const agentTo = agentEnd(tokens, 1, isName);
    if (agentTo > 1 && agentTo < tokens.length) {
      const agent = nameText(text, tokens, 1, agentTo);
      return {
        text: `${agent} ${opener.form} ${render(agentTo, clauseEnd(tokens, agentTo), true)}`,
        proposer: null,
        agent,
      };
    }
  }
  if (modal > 0) {
    let from = modal;
    while (
      from > 0 &&
      tokens[from - 1]?.kind === 'word' &&
      !/^(?:why|that|says|say|said|how|whether|if)$/u.test(tokens[from - 1]?.form ?? '')
    )
      from -= 1;
    const agent = nameText(text, tokens, from, modal);
    const before = tokens[from - 1];
    const says = before !== undefined && /^(?:says|say|said)$/u.test(before.form);
    if (agent !== '') {
      const proposer = says ? nameText(text, tokens, 0, from - 1) : '';
      return {
        text: `${agent} ${tokens[modal]?.form ?? 'should'} ${render(modal + 1, clauseEnd(tokens, modal + 1), true)}`,
        proposer: proposer === '' ? null : proposer,
        agent,
      };
    }
  }
  return { text: text.replace(/[\s.]+$/u, ''), proposer: null, agent: null };
}

interface Urging {
  readonly proposerFrom: number;
  readonly proposerTo: number;
  readonly agentFrom: number;
  readonly agentTo: number;
  readonly verb: number;
  readonly negated: boolean;
}

function urging(tokens: readonly Token[]): Urging | null {
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' || !URGES.has(token.form)) continue;
    const next = tokens[i + 1];
    // "B urged to do C": no one between verb and "to", so the subject is who should act.
    const passive = next?.form === 'to' || (next?.form === 'not' && tokens[i + 2]?.form === 'to');
    let agentFrom = i + 1;
    while (PARTICLES.has(tokens[agentFrom]?.form ?? '')) agentFrom += 1;
    let to = agentFrom;
    while (to < tokens.length && to - agentFrom < 9 && tokens[to]?.form !== 'to' && tokens[to]?.kind !== 'stop')
      to += 1;
    if (tokens[to]?.form !== 'to') continue;
    const negated = tokens[to - 1]?.form === 'not' || tokens[to + 1]?.form === 'not';
    const agentTo = tokens[to - 1]?.form === 'not' ? to - 1 : to;
    const verb = tokens[to + 1]?.form === 'not' ? to + 2 : to + 1;
    if (tokens[verb]?.kind !== 'word') continue;
    if (passive) {
      const end =
        tokens[i - 1] !== undefined && /^(?:is|was|are|were|been|being)$/u.test(tokens[i - 1]?.form ?? '') ? i - 1 : i;
      return end > 0 ? { proposerFrom: 0, proposerTo: 0, agentFrom: 0, agentTo: end, verb, negated } : null;
    }
    if (agentTo <= agentFrom) continue;
    return { proposerFrom: 0, proposerTo: i, agentFrom, agentTo, verb, negated };
  }
  return null;
}

function clauseEnd(tokens: readonly Token[], from: number): number {
  for (let i = from; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) return i;
    if (token.kind === 'stop' || token.kind === 'open' || (token.kind === 'comma' && token.form !== ',')) return i;
    if (token.kind === 'mark' && /[|/\u2022]/u.test(token.form)) return i;
    if (i > from && token.kind === 'word' && CIRCUMSTANCE.has(token.form))
      return tokens[i - 1]?.kind === 'comma' ? i - 1 : i;
  }
  return tokens.length;
}

/** After "Should": who acts is the run of names (or of capitals, at most three words). */
function agentEnd(tokens: readonly Token[], from: number, isName: (plain: string) => boolean): number {
  let to = from;
  while (to < tokens.length && to - from < 4) {
    const token = tokens[to];
    if (token?.kind !== 'word') break;
    if (!isName(plainName(token.form)) && !(to === from) && !/^(?:the|of)$/u.test(tokens[to - 1]?.form ?? '')) break;
    to += 1;
  }
  return to;
}

function nameText(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first === undefined || last === undefined || to <= from ? '' : text.slice(first.start, last.end);
}

/** Words of a title in the case of a sentence: names and acronyms keep their capitals. */
function renderWords(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  titled: boolean,
  head: boolean,
  isName: (plain: string) => boolean,
  isSmall: (plain: string) => boolean,
): string {
  let out = '';
  let previousEnd = tokens[from]?.start ?? 0;
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    out += text.slice(previousEnd, token.start);
    const printed = text.slice(token.start, token.end);
    previousEnd = token.end;
    const plain = plainName(token.form);
    const small =
      titled &&
      token.kind === 'word' &&
      token.capital &&
      !token.caps &&
      !isName(plain) &&
      ((head && i === from) ||
        isSmall(plain) ||
        ORDINARY.has(plain) ||
        valenceOf(plain) !== undefined ||
        !/^(?:with|from|to|against|for|in|of|at|by|on|and)$/u.test(tokens[i - 1]?.form ?? ''));
    out += small ? printed.toLowerCase() : printed;
  }
  return out.trim();
}

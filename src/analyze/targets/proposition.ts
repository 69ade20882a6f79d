import { type Token, tokenize } from '../words/tokens.js';
import { plainName } from './fold.js';
import type { Reading } from './languages.js';
import { foreignProposition } from './proposition-foreign.js';
import { askedProposition, saidProposition, urgedProposition } from './proposition-shapes.js';
import { DEMANDS, FINITE, MODALS, OPEN_QUESTIONS } from './proposition-words.js';
import { clauseEnd, nameText, type Proposition, renderWords, type Title } from './title.js';

/** What is known of the words of a title. */
export interface Knowledge {
  /** Tells a name from a word that is a capital only because titles have capitals. */
  readonly isName: (plain: string) => boolean;
  /** The word stands in small letters elsewhere. */
  readonly isSmall: (plain: string) => boolean;
}

/** Titles longer than this are not sentences. */
const LONGEST = 300;
/** Reported speech inside reported speech is followed this deep. */
const DEPTH = 2;
/** Marks forums and mail put before a title. */
const FURNITURE =
  /^(?:\s*(?:\[[^\]]{1,30}\]|(?:re|fw|fwd|aw|poll|umfrage|breaking|update|news|ot|off-topic)\s*:))+\s*/iu;

/** What a poll adds to the matter it puts to the vote. */
const YES_OR_NO =
  /\s*[-\u2013\u2014:,.?|(]\s*(?:yes or no|for or against|good or bad|thoughts|opinions|discuss|ja oder nein|pro und (?:contra|kontra)|s[ií] o no|oui ou non|s[iì] o no|ja of nee|tak czy nie|sim ou n[aã]o|да или нет)\s*[?!.)]*$/iu;

/** Confidence by shape. A fragment proposes nothing by itself; it stands for the matter in its own words. */
const SURE = {
  urged: 0.9,
  modal: 0.9,
  said: 0.8,
  asked: 0.75,
  demand: 0.7,
  statement: 0.7,
  open: 0.3,
  fragment: 0.4,
} as const;

/**
 * The proposition of a title. "A urges B to do C amid D" gives "B should do C"; "Should B do C?" and "Why B must do C"
 * give "B should do C", "B must do C"; "A says B lies" and "Does B lie?" give what is said and asked; any other title
 * is its own proposition, with less confidence. Null for a title without words. A function of title and knowledge alone.
 */
export function propositionOf(title: string, knowledge: Knowledge, reading: Reading): Proposition | null {
  const text = title
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .replace(FURNITURE, '')
    .replace(/^[¿¡\s]+/u, '')
    .replace(YES_OR_NO, '');
  const tokens = tokenize(text).filter((token) => token.kind !== 'break');
  const words = tokens.filter((token) => token.kind === 'word');
  if (words.length === 0) return title.trim() === '' || text === title.trim() ? null : plain(title, tokens);
  const long = words.filter((word) => word.end - word.start > 3);
  const titled = long.filter((word) => word.capital).length / Math.max(1, long.length) > 0.7;
  const view: Title = { text, tokens, titled, ...knowledge };
  if (reading !== 'en') return foreignProposition(view, reading) ?? plain(text, tokens);
  return english(view, 0, tokens.length, DEPTH) ?? afterTopic(view) ?? plain(text, tokens);
}

/** "Compulsory voting: should everyone turn out?": a question behind its topic. */
function afterTopic(view: Title): Proposition | null {
  const colon = view.tokens.findIndex((token) => token.kind === 'comma' && token.form !== ',' && token.form !== ';');
  const asked = colon > 0 ? askedProposition(view, colon + 1, view.tokens.length) : null;
  return asked === null ? null : { ...asked, proposer: null, confidence: SURE.asked };
}

function english(view: Title, from: number, to: number, depth: number): Proposition | null {
  const urged = urgedProposition(view, from, to);
  const said = depth === 0 ? null : saidProposition(view, from, to);
  if (urged !== null && (said === null || urged.verb <= said.verb))
    return { text: urged.text, proposer: urged.proposer, agent: urged.agent, confidence: SURE.urged };
  if (said !== null) {
    const inner = english(view, said.from, said.to, depth - 1);
    const text = renderWords(view, said.from, said.to, false);
    return {
      text: inner?.text ?? upperFirst(text),
      agent: inner?.agent ?? null,
      proposer: inner?.proposer ?? said.proposer,
      confidence: SURE.said,
    };
  }
  const asked = askedProposition(view, from, to);
  if (asked !== null) return { ...asked, proposer: null, confidence: asked.modal ? SURE.modal : SURE.asked };
  return modalStatement(view, from, to);
}

/** "B should do C", "Why B must do C". */
function modalStatement(view: Title, start: number, to: number): Proposition | null {
  const { tokens } = view;
  const modal = tokens.findIndex((token, i) => i > start && i < to && token.kind === 'word' && MODALS.has(token.form));
  if (modal < 0) return null;
  let from = modal;
  while (
    from > start &&
    tokens[from - 1]?.kind === 'word' &&
    !/^(?:why|that|how|whether|if|says|say|said)$/u.test(tokens[from - 1]?.form ?? '')
  )
    from -= 1;
  const agent = nameText(view, from, modal);
  if (agent === '' || OPEN_QUESTIONS.has(plainName(tokens[from]?.form ?? ''))) return null;
  const rest = renderWords(view, modal + 1, Math.min(to, clauseEnd(tokens, modal + 1)), true);
  return {
    text: upperFirst(`${agent} ${tokens[modal]?.form ?? 'should'} ${rest}`),
    proposer: null,
    agent,
    confidence: SURE.modal,
  };
}

/** The title itself, closing marks taken off. */
function plain(text: string, tokens: readonly Token[]): Proposition {
  const first = plainName(tokens.find((token) => token.kind === 'word')?.form ?? '');
  const asks = tokens.some((token) => token.kind === 'stop' && token.form.includes('?'));
  const open = asks || OPEN_QUESTIONS.has(first);
  const finite = tokens.some((token, i) => i > 0 && token.kind === 'word' && FINITE.has(token.form));
  const confidence = open ? SURE.open : DEMANDS.has(first) ? SURE.demand : finite ? SURE.statement : SURE.fragment;
  const bare = text.replace(/[\s.?!\u2026]+$/u, '').trim();
  return { text: bare === '' ? text.trim() : bare, proposer: null, agent: null, confidence };
}

function upperFirst(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

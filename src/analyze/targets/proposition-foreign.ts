import { plainName } from './fold.js';
import type { Reading } from './languages.js';
import { GRAMMARS, OPEN_QUESTIONS } from './proposition-words.js';
import { nameText, type Proposition, type Title } from './title.js';
import { isOffice } from './words.js';

/** Confidence of what the forms below give. */
const MODAL = 0.85;

/**
 * Propositions of titles in the other languages: a modal sentence, also as a question ("Muss X gehen?", "¿Debe dimitir
 * X?", "Faut-il …", "Czy X powinna …", "Нужно ли …"). Null where the title has no such form.
 */
export function foreignProposition(view: Title, reading: Reading): Proposition | null {
  const grammar = GRAMMARS.get(reading);
  if (grammar === undefined) return null;
  const { tokens } = view;
  const end = endOf(view);
  let from = 0;
  while (from < end && grammar.dropped.has(plainName(tokens[from]?.form ?? ''))) from += 1;
  if (/^(?:por)$/u.test(tokens[from]?.form ?? '') && /^(?:que|qué)$/u.test(tokens[from + 1]?.form ?? '')) from += 2;
  const plain = (i: number): string => plainName(tokens[i]?.form ?? '');
  const made = (text: string, agent: string | null): Proposition => ({
    text: text
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
    proposer: null,
    agent,
    confidence: MODAL,
  });
  const rest = (i: number, to = end): string => nameText(view, i, to);
  if (
    reading === 'fr' &&
    tokens[from + 1]?.form === '-' &&
    /^(?:il|on|elle)$/u.test(plain(from + 2)) &&
    (plain(from) === 'faut' || grammar.modals.has(plain(from)))
  )
    return made(`${rest(from + 2, from + 3)} ${tokens[from]?.form ?? ''} ${rest(from + 3)}`, null);
  if (reading === 'ru' && plain(from + 1) === 'ли' && !grammar.modals.has(plain(from)))
    return made(`${rest(from, from + 1)} ${rest(from + 2)}`, null);
  if (grammar.modals.has(plain(from))) {
    const subject = plain(from + 1) === 'ли' ? from + 2 : from + 1;
    const to = subjectEnd(view, reading, subject, end);
    if (to > subject && to < end)
      return made(`${rest(subject, to)} ${tokens[from]?.form ?? ''} ${rest(to)}`, rest(subject, to));
    // "¿Debe dimitir la presidenta X?": the subject stands last.
    for (let i = subject + 1; i < end; i += 1) {
      if (!grammar.articles.has(plain(i)) && tokens[i]?.capital !== true && !isOffice(plain(i), reading)) continue;
      return made(`${rest(i)} ${tokens[from]?.form ?? ''} ${rest(subject, i)}`, rest(i));
    }
    return null;
  }
  const modal = tokens.findIndex(
    (token, i) => i > from && i < end && token.kind === 'word' && grammar.modals.has(plainName(token.form)),
  );
  if (modal > from && !OPEN_QUESTIONS.has(plain(from))) {
    // "X doit-elle partir": the pronoun goes.
    const echoed = reading === 'fr' && tokens[modal + 1]?.form === '-' ? modal + 3 : modal + 1;
    return made(`${rest(from, modal + 1)} ${rest(echoed)}`, rest(from, modal));
  }
  return requested(view, reading, from, end);
}

/** "A pide a B que haga", "A demande à B de faire", "A chiede a B di fare", "A pede a B que faça". */
function requested(view: Title, reading: Reading, from: number, end: number): Proposition | null {
  const { tokens } = view;
  const shape = REQUESTS.get(reading);
  if (shape === undefined) return null;
  for (let i = from + 1; i + 3 < end; i += 1) {
    if (!shape.verb.test(plainName(tokens[i]?.form ?? '')) || !shape.to.test(plainName(tokens[i + 1]?.form ?? '')))
      continue;
    for (let k = i + 3; k < Math.min(end - 1, i + 9); k += 1) {
      const link = plainName(tokens[k]?.form ?? '');
      if (!shape.that.test(link)) continue;
      const agent = nameText(view, i + 2, k);
      const act = nameText(view, k + 1, end);
      const text = link === 'que' ? `Que ${agent} ${act}` : `${agent} ${shape.modal} ${act}`;
      return { text, agent, proposer: nameText(view, from, i), confidence: MODAL };
    }
  }
  return null;
}

const REQUESTS: ReadonlyMap<
  Reading,
  { readonly verb: RegExp; readonly to: RegExp; readonly that: RegExp; readonly modal: string }
> = new Map([
  ['es', { verb: /^(?:pide|pidio|exige|exigio|ruega|reclama)$/u, to: /^(?:a|al)$/u, that: /^que$/u, modal: 'debe' }],
  ['pt', { verb: /^(?:pede|pediu|exige|exigiu)$/u, to: /^(?:a|ao)$/u, that: /^(?:que|para)$/u, modal: 'deve' }],
  [
    'fr',
    { verb: /^(?:demande|ordonne|conseille|enjoint)$/u, to: /^(?:a|au|aux)$/u, that: /^(?:de|d)$/u, modal: 'doit' },
  ],
  ['it', { verb: /^(?:chiede|ordina|consiglia|impone)$/u, to: /^(?:a|al|alla|ai)$/u, that: /^di$/u, modal: 'deve' }],
]);

/** The run of articles, offices and names that follows an inverted verb. */
function subjectEnd(view: Title, reading: Reading, from: number, end: number): number {
  const { tokens } = view;
  let i = from;
  let named = false;
  while (i < end && i - from < 8) {
    const token = tokens[i];
    const plain = plainName(token?.form ?? '');
    const inside =
      token?.form === '-' ||
      (named && /^(?:van|von|der|den|de|la|di|da)$/u.test(plain) && tokens[i + 1]?.capital === true);
    const office = isOffice(plain, reading) || (GRAMMARS.get(reading)?.articles.has(plain) === true && !named);
    if (token?.capital === true && token.kind === 'word') named = true;
    else if (!inside && !office) break;
    i += 1;
  }
  return named ? i : from;
}

function endOf({ tokens }: Title): number {
  const stop = tokens.findIndex((token) => token.kind === 'stop');
  return stop < 0 ? tokens.length : stop;
}

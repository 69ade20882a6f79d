import { FUNCTION_WORDS } from '../../targets/languages.js';
import { indexPhrases } from '../../words/phrases.js';
import { wordMemo } from '../../words/word-memo.js';
import { roleFrom, type ToneRules } from '../tone-rules.js';
import { GERMAN } from './data/de.js';
import { SPANISH } from './data/es.js';
import { FRENCH } from './data/fr.js';
import { ITALIAN } from './data/it.js';
import { DUTCH } from './data/nl.js';
import { POLISH } from './data/pl.js';
import { PORTUGUESE } from './data/pt.js';
import { RUSSIAN } from './data/ru.js';
import { FOREIGN_LANGUAGES, type ForeignLanguage, type KeptLists, listsOf } from './lists.js';
import type { LanguageWords } from './words.js';

const WORDS: Readonly<Record<ForeignLanguage, LanguageWords>> = {
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  it: ITALIAN,
  nl: DUTCH,
  pl: POLISH,
  pt: PORTUGUESE,
  ru: RUSSIAN,
};

const STRONG = 1.35;
const WEAK = 0.7;
/** A kept value smaller than this, on AFINN's scale, says nothing. */
const LEAST = 0.9;
const GREATEST = 3;
/** What is left of a value whose word begins with a turn ("un" + "fair"). */
const TURNED = -0.7;
/** Shorter stems are met by chance: such words count as they stand. */
const LEAST_STEM = 3;
/** Longer forms are no words: the stemmers are not asked. */
const LONGEST = 40;

const made = new Map<string, ToneRules>();

/** How a language other than English is read; null where it is not served, or its lists are not loaded yet. */
export function foreignRules(language: string): ToneRules | null {
  const known = made.get(language);
  if (known !== undefined) return known;
  const name = FOREIGN_LANGUAGES.find((one) => one === language);
  const lists = listsOf(language);
  if (name === undefined || lists === null) return null;
  const rules = rulesFrom(WORDS[name], lists, FUNCTION_WORDS.get(name) ?? new Set());
  made.set(language, rules);
  return rules;
}

function rulesFrom(words: LanguageWords, lists: KeptLists, small: ReadonlySet<string>): ToneRules {
  const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));
  const [negators, spares, strong, weak, contrasts] = [
    set(words.negators),
    set(words.spares),
    set(words.strong),
    set(words.weak),
    set(words.contrasts),
  ];
  // Words of degree have no tone of their own, unless our list gives them one.
  const toneless = new Set([...small, ...strong, ...weak, ...contrasts]);
  const toneOfForm = valuesFrom(words, lists, toneless);
  const idioms = indexPhrases(words.idioms);
  return {
    roleOf: wordMemo((form) => {
      const [head, tail] = words.elides ? elided(form) : ['', form];
      const joined = head !== '';
      return roleFrom({
        value: negators.has(tail) ? undefined : toneOfForm(tail),
        negates: negators.has(form) || negators.has(tail) || (joined && negators.has(head)),
        spares: spares.has(form),
        degree: strong.has(tail) ? STRONG : weak.has(tail) ? WEAK : 0,
        contrast: contrasts.has(form) ? 'weighs' : 'none',
        phrased: idioms.byWord.has(form),
        likens: false,
      });
    }),
    idioms,
    reach: 4,
    turnsBack: words.turnsBack,
  };
}

/** "n'aime" -> "n'" and "aime"; a form without a small word before it keeps an empty head. */
function elided(form: string): readonly [string, string] {
  const at = form.indexOf("'");
  return at < 1 || at > 4 || at === form.length - 1 ? ['', form] : [form.slice(0, at + 1), form.slice(at + 1)];
}

/**
 * Valence of a form: our word as it stands, then by its stem, then the kept lexicons (they give tone to some function
 * words, which have none), then a turned beginning.
 */
function valuesFrom(
  words: LanguageWords,
  { stemWord, lexicons }: KeptLists,
  small: ReadonlySet<string>,
): (form: string) => number | undefined {
  const exact = new Map<string, number>();
  const stems = new Map<string, number>();
  for (const [value, list] of words.values)
    for (const entry of list.split(' ')) {
      const word = entry.startsWith('=') ? entry.slice(1) : entry;
      exact.set(word, value);
      const stem = stemWord(plain(word));
      if (!entry.startsWith('=') && !stems.has(stem)) stems.set(stem, value);
    }
  const own = (form: string): number | undefined => {
    const known = exact.get(form);
    if (known !== undefined || small.has(form)) return known;
    const stem = stemWord(plain(form));
    return stem.length < LEAST_STEM ? undefined : stems.get(stem);
  };
  const kept = (stem: string, form: string): number | undefined => {
    for (const lexicon of lexicons) {
      const found = Object.hasOwn(lexicon, stem)
        ? lexicon[stem]
        : Object.hasOwn(lexicon, form)
          ? lexicon[form]
          : undefined;
      if (found === undefined) continue;
      const value = Number(found) * words.scale;
      return Math.abs(value) < LEAST ? undefined : Math.max(-GREATEST, Math.min(GREATEST, value));
    }
    return undefined;
  };
  return (form) => {
    if (form.length < 2 || form.length > LONGEST) return undefined;
    const known = own(form) ?? (form.length < 4 || small.has(form) ? undefined : kept(stemWord(plain(form)), form));
    if (known !== undefined) return known;
    for (const beginning of words.turning) {
      if (!form.startsWith(beginning) || form.length - beginning.length < 4) continue;
      const value = own(form.slice(beginning.length));
      if (value !== undefined && value >= 1) return value * TURNED;
    }
    return squeezed(form, own);
  };
}

/** Letters stretched for emphasis ("suuuper") brought back. */
function squeezed(form: string, own: (form: string) => number | undefined): number | undefined {
  if (!/(.)\1\1/u.test(form)) return undefined;
  return own(form.replace(/(.)\1{2,}/gu, '$1')) ?? own(form.replace(/(.)\1{2,}/gu, '$1$1'));
}

/** The spelling the stemmers of the kept lexicons take: without accents, but with the Russian short i. */
function plain(form: string): string {
  return form
    .normalize('NFD')
    .replace(/\u0438\u0306/gu, '\u0439')
    .replace(/[\u0300-\u036f]/gu, '');
}

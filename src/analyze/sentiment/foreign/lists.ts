/** What is kept of one language: its stemmer, and its lexicons by stem. */
export interface KeptLists {
  readonly stemWord: (word: string) => string;
  /** In order of trust: the first that knows a stem decides. */
  readonly lexicons: readonly Readonly<Record<string, number | string>>[];
}

interface Stemmer {
  readonly stemWord: (word: string) => string;
}
interface Lists {
  readonly afinn?: KeptLists['lexicons'][number];
  readonly senticon?: KeptLists['lexicons'][number];
  readonly pattern?: KeptLists['lexicons'][number];
}

const LOADERS = {
  de: () => both(import('@nlpjs/lang-de/src/stemmer-de.js'), import('@nlpjs/lang-de/src/sentiment/sentiment_de.js')),
  es: () => both(import('@nlpjs/lang-es/src/stemmer-es.js'), import('@nlpjs/lang-es/src/sentiment/sentiment_es.js')),
  fr: () => both(import('@nlpjs/lang-fr/src/stemmer-fr.js'), import('@nlpjs/lang-fr/src/sentiment/sentiment_fr.js')),
  it: () => both(import('@nlpjs/lang-it/src/stemmer-it.js'), import('@nlpjs/lang-it/src/sentiment/sentiment_it.js')),
  nl: () => both(import('@nlpjs/lang-nl/src/stemmer-nl.js'), import('@nlpjs/lang-nl/src/sentiment/sentiment_nl.js')),
  pl: () => both(import('@nlpjs/lang-pl/src/stemmer-pl.js'), import('@nlpjs/lang-pl/src/sentiment/sentiment_pl.js')),
  pt: () => both(import('@nlpjs/lang-pt/src/stemmer-pt.js'), import('@nlpjs/lang-pt/src/sentiment/sentiment_pt.js')),
  ru: () => both(import('@nlpjs/lang-ru/src/stemmer-ru.js'), import('@nlpjs/lang-ru/src/sentiment/sentiment_ru.js')),
};
export type ForeignLanguage = keyof typeof LOADERS;
export const FOREIGN_LANGUAGES: readonly ForeignLanguage[] = ['de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'ru'];

async function both(
  stemmer: Promise<{ readonly default: new () => Stemmer }>,
  lists: Promise<{ readonly default: Lists }>,
): Promise<KeptLists> {
  const one = new (await stemmer).default();
  const { afinn, pattern, senticon } = (await lists).default;
  return {
    stemWord: (word) => one.stemWord(word),
    lexicons: [afinn, pattern, senticon].flatMap((list) => (list === undefined ? [] : [list])),
  };
}

const loaded = new Map<string, KeptLists>();

/** Loads the lexicons and stemmers of all languages but English: about 50 ms and 12 MB, once. */
export async function loadLists(): Promise<void> {
  await Promise.all(
    FOREIGN_LANGUAGES.filter((language) => !loaded.has(language)).map(async (language) => {
      loaded.set(language, await LOADERS[language]());
    }),
  );
}

/** The lists of a language; null before `loadLists` and for a language that has none. */
export function listsOf(language: string): KeptLists | null {
  return loaded.get(language) ?? null;
}

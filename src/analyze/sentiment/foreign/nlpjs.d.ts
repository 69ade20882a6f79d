declare module '@nlpjs/lang-de/src/stemmer-de.js' {
  const Stemmer: new () => { readonly stemWord: (word: string) => string };
  export default Stemmer;
}
declare module '@nlpjs/lang-de/src/sentiment/sentiment_de.js' {
  /** Lists by kind: stem -> value, as numbers or digits. Absent kinds are undefined. */
  const lists: {
    readonly afinn?: Readonly<Record<string, number | string>>;
    readonly senticon?: Readonly<Record<string, number | string>>;
    readonly pattern?: Readonly<Record<string, number | string>>;
  };
  export default lists;
}
declare module '@nlpjs/lang-es/src/stemmer-es.js' {
  export { default } from '@nlpjs/lang-de/src/stemmer-de.js';
}
declare module '@nlpjs/lang-es/src/sentiment/sentiment_es.js' {
  export { default } from '@nlpjs/lang-de/src/sentiment/sentiment_de.js';
}
declare module '@nlpjs/lang-fr/src/stemmer-fr.js' {
  export { default } from '@nlpjs/lang-de/src/stemmer-de.js';
}
declare module '@nlpjs/lang-fr/src/sentiment/sentiment_fr.js' {
  export { default } from '@nlpjs/lang-de/src/sentiment/sentiment_de.js';
}
declare module '@nlpjs/lang-it/src/stemmer-it.js' {
  export { default } from '@nlpjs/lang-de/src/stemmer-de.js';
}
declare module '@nlpjs/lang-it/src/sentiment/sentiment_it.js' {
  export { default } from '@nlpjs/lang-de/src/sentiment/sentiment_de.js';
}
declare module '@nlpjs/lang-pt/src/stemmer-pt.js' {
  export { default } from '@nlpjs/lang-de/src/stemmer-de.js';
}
declare module '@nlpjs/lang-pt/src/sentiment/sentiment_pt.js' {
  export { default } from '@nlpjs/lang-de/src/sentiment/sentiment_de.js';
}
declare module '@nlpjs/lang-ru/src/stemmer-ru.js' {
  export { default } from '@nlpjs/lang-de/src/stemmer-de.js';
}
declare module '@nlpjs/lang-ru/src/sentiment/sentiment_ru.js' {
  export { default } from '@nlpjs/lang-de/src/sentiment/sentiment_de.js';
}
declare module '@nlpjs/lang-nl/src/stemmer-nl.js' {
  export { default } from '@nlpjs/lang-de/src/stemmer-de.js';
}
declare module '@nlpjs/lang-nl/src/sentiment/sentiment_nl.js' {
  export { default } from '@nlpjs/lang-de/src/sentiment/sentiment_de.js';
}
declare module '@nlpjs/lang-pl/src/stemmer-pl.js' {
  export { default } from '@nlpjs/lang-de/src/stemmer-de.js';
}
declare module '@nlpjs/lang-pl/src/sentiment/sentiment_pl.js' {
  export { default } from '@nlpjs/lang-de/src/sentiment/sentiment_de.js';
}

import { lately } from './lately.js';
import type { Token } from './tokens.js';

/** How often the signs of a text stand in it. */
export interface Signs {
  readonly words: number;
  /** Words of more than three letters in capitals throughout. */
  readonly caps: number;
  /** Stops with a question mark, with an exclamation mark, of several full stops. */
  readonly questions: number;
  readonly exclamations: number;
  readonly dots: number;
  readonly links: number;
  /** @names. */
  readonly names: number;
  /** Number signs. */
  readonly tags: number;
  readonly quotes: number;
}

/** Counts the signs of a text; remembered as long as its tokens are, since several models read them. */
export const signsIn: (tokens: readonly Token[]) => Signs = lately((tokens) => {
  const signs = { words: 0, caps: 0, questions: 0, exclamations: 0, dots: 0, links: 0, names: 0, tags: 0, quotes: 0 };
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    const { kind, form } = token;
    if (kind === 'word') {
      signs.words += 1;
      if (token.caps && token.end - token.start > 3) signs.caps += 1;
    } else if (kind === 'stop') {
      if (form === '.') continue;
      if (form.includes('?')) signs.questions += 1;
      if (form.includes('!')) signs.exclamations += 1;
      if (form.startsWith('..')) signs.dots += 1;
    } else if (kind === 'link') {
      if (form.startsWith('@')) signs.names += 1;
      else signs.links += 1;
    } else if (kind === 'quote') signs.quotes += 1;
    else if (kind === 'mark' && form === '#') signs.tags += 1;
  }
  return signs;
});

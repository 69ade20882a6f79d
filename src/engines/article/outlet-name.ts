import { CONNECTORS, SECTION_WORDS } from './phrases/words.js';
import { tokensOf, wordForm } from './vocabulary.js';

/** A capital word; a dot may stand inside ("Example.com"), not behind. */
const WORD = "[\\p{Lu}\\p{N}][\\p{L}\\p{N}'\\u2019&-]*(?:\\.[\\p{L}\\p{N}'\\u2019&-]+){0,3}";
/** One to six capital words, with "of", "the" and the like between them. */
export const OUTLET = `(?:The\\s)?${WORD}(?:\\s(?:(?:of|the|and|de|der|des|du|la|della|&)\\s)?${WORD}){0,5}`;

/** Words after "support", "follow" and the like that name nobody; after the first ones nothing else does either. */
const NOT_FIRST = new Set('us our me this your now more all'.split(' '));
const NOT_A_NAME = new Set(
  'free journalism independent quality today news facebook twitter telegram instagram youtube patreon google whatsapp'.split(
    ' ',
  ),
);

/** Whether a run of capital words may be an outlet's name and is not a section, a platform or "us". */
export function isOutletName(name: string): boolean {
  const forms = tokensOf(name).map(wordForm);
  if (forms.length === 0 || NOT_FIRST.has(forms[0] ?? '')) return false;
  return !forms.every((form) => NOT_A_NAME.has(form) || CONNECTORS.has(form) || SECTION_WORDS.has(form));
}

/** A name without the article before it and the marks behind it. */
export function trimOutlet(name: string): string {
  return name
    .replace(/^(?:the)\s+/u, '')
    .replace(/[\s.,;:!\u2019']+$/u, '')
    .trim();
}

/** Letters of the Latin script that have a mark of their own and no decomposition in Unicode, as they are typed without it. */
export const UNMARKED_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

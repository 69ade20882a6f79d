import { wordMemo } from '../words/word-memo.js';
import { stretchedValence, valenceOf } from './lexicon.js';
import { CONTRASTS, DEGREES, IDIOMS, NEGATORS, NO_NEGATION_AFTER } from './rules.js';
import { roleFrom, type ToneRules } from './tone-rules.js';

/** How English tone is read. */
export const ENGLISH: ToneRules = {
  roleOf: wordMemo((form) =>
    roleFrom({
      value: valenceOf(form) ?? (form.length > 4 ? stretchedValence(form) : undefined),
      negates: NEGATORS.has(form),
      spares: NO_NEGATION_AFTER.has(form),
      degree: DEGREES.get(form) ?? 0,
      contrast: !CONTRASTS.has(form) ? 'none' : form === 'though' || form === 'although' ? 'ends' : 'weighs',
      phrased: IDIOMS.byWord.has(form),
      likens: form === 'like' || form === 'likes',
    }),
  ),
  idioms: IDIOMS,
  reach: 4,
  turnsBack: false,
};

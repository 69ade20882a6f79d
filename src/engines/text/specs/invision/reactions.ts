import type { ReactionNames } from '../../spec.js';

/** Reaction names as installations print them; sites add their own, which are taken only from an indented list. */
export const REACTIONS: readonly ReactionNames[] = [
  {
    locale: 'en',
    verified: true,
    names: ['Like', 'Thanks', 'Haha', 'Confused', 'Sad', 'Thumbs Up', 'Love It', 'Upvote', 'Agree'],
  },
  {
    locale: 'en',
    verified: false,
    names: [
      'Love',
      'Wow',
      'Angry',
      'Funny',
      'Informative',
      'Disagree',
      'Downvote',
      'Thumbs Down',
      'Thank You',
      'Great Answer',
      'Excellent',
      'Helpful',
      'Laugh',
      'Heart-broken',
      'Cheers',
      'Awesome',
    ],
  },
  { locale: 'fr', verified: false, names: ["J'aime", 'Merci', 'Confus', 'Triste', "J'adore"] },
  { locale: 'it', verified: false, names: ['Mi piace', 'Grazie', 'Confuso', 'Triste', 'Ahah'] },
  { locale: 'de', verified: false, names: ['Gefällt mir', 'Danke', 'Verwirrend', 'Traurig', 'Zustimmung'] },
  { locale: 'es', verified: false, names: ['Me gusta', 'Gracias', 'Confundido', 'Triste', 'Jaja', 'Me encanta'] },
  { locale: 'ru', verified: false, names: ['Нравится', 'Спасибо', 'Ха-ха', 'Печально', 'Плюс', 'Лайк'] },
];

import type { TextLine } from './lines.js';

/** How software names itself at the foot of its pages, in small letters. */
const BRANDS: readonly (readonly [engine: string, signs: readonly string[]])[] = [
  [
    'text:xenforo',
    [
      'forum software by xenforo',
      'community platform by xenforo',
      'xenforo ltd',
      'xenforo™',
      'forum-software von xenforo',
      'fora platform',
      'verticalscope inc',
      '© fora',
      'software de foro por xenforo',
      'xenforo®',
      'add-ons by themehouse',
      'plateforme de forum par xenforo',
    ],
  ],
  [
    'text:phpbb',
    [
      'powered by phpbb',
      'phpbb® forum',
      'phpbb® is',
      'phpbb group',
      'phpbb limited',
      'phpbb.de',
      'phpbb.com',
      'forumotion',
      'actieforum',
      'foroactivo',
      'forumactif',
      'phpbb style',
      'phpbb ©',
      'phpbb®',
      'tapatalk',
      // Forumotion's foot, under its skins of other names ("Invision").
      'forumieren',
      'forumattivo',
      'forumeiros',
      'forumgratuit',
      'free forum support',
      'kostenloses hilfe-forum',
      'einen missbrauch melden',
      "forum gratuit d'entraide",
      'signaler un abus',
      'foro gratis de asistencia',
      'forum gratuito di assistenza',
      'segnala un abuso',
      'fórum grátis de ajuda',
      'assinalar uma queixa',
    ],
  ],
  [
    'text:vbulletin',
    [
      'powered by vbulletin',
      'vbulletin solutions',
      'vbulletin®',
      'jelsoft enterprises',
      'internet brands, inc',
      'mh sub i, llc dba vbulletin',
    ],
  ],
  ['text:smf', ['smf 2.', 'smf 1.1', 'simple machines', 'powered by smf', '| smf ©']],
  [
    'text:mybb',
    [
      'powered by mybb',
      'mybb group',
      'forensoftware: mybb',
      'mybb, ©',
      'mybb ©',
      'mybb.com',
      'lite (archive) mode',
      'stripped down version of our content',
    ],
  ],
  [
    'text:discourse',
    [
      'powered by discourse',
      'unterstützt von discourse',
      'propulsé par discourse',
      'tecnología de discourse',
      'discourse, best viewed',
      'работает на discourse',
      'discourse 提供',
    ],
  ],
  ['text:woltlab', ['woltlab suite', 'woltlab gmbh', 'woltlab®', 'burning board']],
  ['text:fluxbb', ['powered by fluxbb', 'fluxbb', 'powered by punbb', 'punbb']],
  ['text:vanilla', ['powered by vanilla', 'vanilla forums', 'vanillaforums', 'higher logic vanilla']],
  [
    'text:reddit',
    [
      'reddit inc. all rights reserved',
      'welcome to reddit, the front page',
      'use of this site constitutes acceptance of our user agreement',
    ],
  ],
  ['text:invision', ['invision community', 'powered by invision', 'ip.board', 'invision power']],
];

/** Lines at the foot of a page where software names itself. */
const FOOT_LINES = 160;

/** The engines whose software a page names at its foot. */
export function brandsOf(lines: readonly TextLine[]): Set<string> {
  const brands = new Set<string>();
  for (const { phrase } of lines.filter(({ blank }) => !blank).slice(-FOOT_LINES)) {
    if (phrase === '') continue;
    const small = phrase.toLowerCase();
    for (const [engine, signs] of BRANDS) if (signs.some((sign) => small.includes(sign))) brands.add(engine);
  }
  return brands;
}

/** Whether a line is one in which software names itself. */
export function namesSoftware(phrase: string): boolean {
  const small = phrase.toLowerCase();
  return BRANDS.some(([, signs]) => signs.some((sign) => small.includes(sign)));
}

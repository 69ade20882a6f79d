import type { Verdict } from '../../src/model/thread.js';
import { type PostSketch, quote } from './build.js';

/** A small linear congruential generator: the same seed gives the same threads on every machine. */
function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Language {
  readonly words: readonly string[];
  readonly negation: string;
}

const LANGUAGES: readonly Language[] = [
  {
    negation: 'not',
    words:
      'the harbour council will open a new pier for small boats and people who live on this island think that money should go to schools roads or lights before any more stone is put into water while others say trade comes first because ships bring work'.split(
        ' ',
      ),
  },
  {
    negation: 'nicht',
    words:
      'der hafen soll im sommer offen bleiben und die leute auf der insel meinen dass das geld eher in schulen straßen oder lampen fließen müsste bevor noch mehr stein ins wasser kommt während andere sagen handel geht vor weil schiffe arbeit bringen'.split(
        ' ',
      ),
  },
  {
    negation: 'pas',
    words:
      'le port devrait rester ouvert en été et les gens de cette île pensent que cet argent irait mieux aux écoles routes ou lampes avant de mettre encore plus de pierres dans eau tandis que certains disent commerce passe avant tout car les bateaux apportent du travail'.split(
        ' ',
      ),
  },
  {
    negation: 'не',
    words:
      'порт должен оставаться открытым летом и люди на этом острове думают что деньги лучше отдать школам дорогам или фонарям прежде чем класть ещё больше камней в воду пока другие говорят торговля важнее потому что корабли приносят работу'.split(
        ' ',
      ),
  },
];

const NAMES = ['Brandt', 'Kowal', 'Ferrante', 'Lindqvist', 'Okafor', 'Moreau', 'Petrov', 'Nakamura'] as const;
const AUTHORS = ['Ann', 'Ben', 'Cid', 'Dot', 'Eve'] as const;

export type EditKind =
  | 'verbatim'
  | 'reformatted'
  | 'trimmed'
  | 'marked'
  | 'negation'
  | 'number'
  | 'name'
  | 'word'
  | 'added'
  | 'dropped'
  | 'misattributed'
  | 'nameless'
  | 'absent'
  | 'elided'
  | 'nested';

export const EDITS: readonly EditKind[] = [
  'verbatim',
  'reformatted',
  'trimmed',
  'marked',
  'negation',
  'number',
  'name',
  'word',
  'added',
  'dropped',
  'misattributed',
  'nameless',
  'absent',
  'elided',
  'nested',
];

export interface Case {
  readonly edit: EditKind;
  readonly posts: readonly PostSketch[];
  /** Index of the source among `posts`; null for an absent one. The quote stands first in the last post. */
  readonly source: number | null;
  readonly verdict: Verdict;
  /** null: both answers are right (a random word may be a name). */
  readonly meaningChanged: boolean | null;
}

/** A thread of some posts whose last one quotes one of them, changed in a known way. */
export function makeCase(edit: EditKind, seed: number): Case {
  const random = createRandom(seed * 7919 + EDITS.indexOf(edit) * 104_729 + 1);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[random(list.length)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  };
  const language = pick(LANGUAGES);
  const sentence = (): string => {
    const words = Array.from({ length: 6 + random(8) }, () => pick(language.words));
    words.splice(1 + random(3), 0, language.negation);
    words.splice(3 + random(3), 0, pick(NAMES));
    words.push(String(12 + random(900)));
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const body = (): string => Array.from({ length: 2 + random(4) }, sentence).join(random(2) === 0 ? ' ' : '\n');
  const texts = Array.from({ length: 4 + random(6) }, body);
  const source = random(texts.length);
  const posts: PostSketch[] = texts.map((text, at) => ({
    author: AUTHORS[at % AUTHORS.length] ?? 'Ann',
    blocks: [text],
  }));
  const author = posts[source]?.author ?? 'Ann';
  const original = texts[source] ?? '';
  const words = original.split(/(?<=\s)/u);
  const inner = 2 + random(words.length - 4);
  const other = AUTHORS.find((name) => name !== author) ?? 'Ben';
  const finish = (
    block: PostSketch['blocks'][number],
    verdict: Verdict,
    meaningChanged: boolean | null,
    at: number | null = source,
  ): Case => ({
    edit,
    posts: [...posts, { author: 'Zed', blocks: [block, 'My answer to this is short.'] }],
    source: at,
    verdict,
    meaningChanged,
  });
  const replaced = (pattern: RegExp, by: (found: string) => string): string => {
    const hits = [...original.matchAll(pattern)];
    const hit = pick(hits);
    return original.slice(0, hit.index) + by(hit[0]) + original.slice(hit.index + hit[0].length);
  };
  switch (edit) {
    case 'verbatim':
      return finish(quote(author, original), 'exact', false);
    case 'reformatted':
      return finish(
        quote(
          author,
          `“${original.replace(/\s+/gu, random(2) === 0 ? '\n\n' : ' \u00a0').replace(/\./gu, ' .')}”`.toUpperCase(),
        ),
        'exact',
        false,
      );
    case 'trimmed':
      return finish(
        quote(author, words.slice(random(3), Math.max(8, words.length - 1 - random(4))).join('')),
        'trimmed',
        false,
      );
    case 'marked': {
      const cut = 4 + random(3);
      return finish(
        quote(author, `${words.slice(0, cut).join('')}[…] ${words.slice(cut + 5).join('')}`),
        'trimmed',
        false,
      );
    }
    case 'negation':
      return finish(
        quote(
          author,
          random(2) === 0
            ? replaced(new RegExp(` ${language.negation}(?= )`, 'gu'), () => '')
            : [...words.slice(0, inner), `${language.negation} `, ...words.slice(inner)].join(''),
        ),
        'altered',
        true,
      );
    case 'number':
      return finish(
        quote(
          author,
          replaced(/\d+/gu, (found) => String(Number(found) + 1 + random(50))),
        ),
        'altered',
        true,
      );
    case 'name':
      return finish(
        quote(
          author,
          replaced(new RegExp(NAMES.join('|'), 'gu'), (found) => pick(NAMES.filter((name) => name !== found))),
        ),
        'altered',
        true,
      );
    case 'word':
      return finish(
        quote(author, [...words.slice(0, inner), 'xylophon ', ...words.slice(inner + 1)].join('')),
        'altered',
        null,
      );
    case 'added':
      return finish(
        quote(author, [...words.slice(0, inner), 'xylophon ', ...words.slice(inner)].join('')),
        'altered',
        false,
      );
    case 'dropped':
      return finish(quote(author, [...words.slice(0, inner), ...words.slice(inner + 2)].join('')), 'altered', null);
    case 'misattributed':
      return finish(quote(other, original), 'misattributed', false);
    case 'nameless':
      return finish(quote(null, words.slice(1).join('')), 'trimmed', false);
    case 'absent':
      return finish(quote('Yan', body()), 'source_absent', false, null);
    case 'elided': {
      const reply = body();
      posts.push({ author: other, blocks: [quote(author, original), reply] });
      return finish(quote(other, reply), 'elided', false, posts.length - 1);
    }
    case 'nested': {
      const reply = body();
      posts.push({ author: other, blocks: [quote(author, original), reply] });
      return finish(quote(other, quote(author, original), reply), 'exact', false, posts.length - 1);
    }
  }
}

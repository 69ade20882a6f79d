import type { Block } from '../../src/model/body.js';
import type { ThreadPage } from '../../src/model/page.js';
import type { Verdict } from '../../src/model/thread.js';
import { seededRandom } from '../support/synthetic-thread.js';
import { BASE } from './base/index.js';
import type { BasePost, MarkKind } from './base/marks.js';
import { type PostSketch, page, quote, quoteOf } from './build.js';
import {
  createDraw,
  type Draw,
  editable,
  emphasize,
  movePunctuation,
  reformat,
  replaceMark,
  sentencesOf,
  shortAround,
  wordCount,
} from './edits.js';

/** Kinds of quotes; the hard ones are those a rough comparison gets wrong. */
export const KINDS = [
  'verbatim',
  'reformatted',
  'trimmed',
  'marked',
  'dropped',
  'nested',
  'elided',
  'misattributed',
  'nameless',
  'unknown',
  'absent',
  'rewritten',
  'edited-source',
  'edited-nested',
  'itself',
  'later',
  'mail-lines',
  'flattened',
  'bare-copy',
  'unmarked',
] as const;
export const HARD_KINDS = [
  'negation-dropped',
  'negation-added',
  'prefix',
  'number',
  'number-format',
  'number-words',
  'name',
  'word',
  'emphasis',
  'declared-emphasis',
  'punctuation',
  'short',
  'short-negation',
  'short-number',
  'short-name',
] as const;
export type Kind = (typeof KINDS)[number] | (typeof HARD_KINDS)[number];
export const ALL_KINDS: readonly Kind[] = [...KINDS, ...HARD_KINDS];

/** What must come out for the quote that is looked at. */
export interface Expected {
  /** `repeat`: no quote, but a span of the own text with its source. */
  readonly verdict: Verdict | 'repeat';
  /** Number of the source among the posts, from 0; null for one that is not in the thread. */
  readonly source: number | null;
  readonly meaningChanged: boolean;
  readonly editedLater: boolean;
  readonly declared: boolean;
  /** Own text of the quoting post. */
  readonly own: string;
}

export interface Case {
  readonly kind: Kind;
  readonly language: string;
  readonly pages: readonly ThreadPage[];
  /** Number of the quoting post among the posts, from 0, and of its quote. */
  readonly post: number;
  readonly quote: number;
  readonly quoted: string;
  readonly expected: Expected;
}

const AUTHORS = ['hollow_reed', 'Quill77', 'Marten Oak', 'søren.b', 'Тихий', 'pia-lotta'] as const;
const REPLIES: Readonly<Record<string, readonly string[]>> = {
  en: ['That is what I wanted to say as well.', 'Where did you get this from?'],
  de: ['Genau das wollte ich auch sagen.', 'Woher hast du das denn?'],
  fr: ["C'est ce que je voulais dire aussi.", "D'où est-ce que tu tiens cela ?"],
  es: ['Eso es lo que quería decir yo también.', '¿De dónde has sacado eso?'],
  ru: ['Это я тоже хотел сказать.', 'Откуда ты это взял?'],
};
const MARK_OF: Readonly<Partial<Record<Kind, MarkKind>>> = {
  'negation-dropped': '!',
  'short-negation': '!',
  'negation-added': '+',
  prefix: '-',
  number: '#',
  'short-number': '#',
  'number-format': '#',
  'number-words': '#',
  name: '@',
  'short-name': '@',
  word: '~',
  rewritten: '!',
  'edited-source': '#',
  'edited-nested': '!',
};

/** A thread with one quote of a known kind; equal seeds give equal threads. */
export function makeCase(kind: Kind, seed: number): Case {
  for (let attempt = 0; ; attempt += 1) {
    const draw = createDraw(seededRandom(seed * 131 + ALL_KINDS.indexOf(kind) * 7919 + attempt * 1_000_003));
    const base = draw.pick(BASE);
    const filler = draw.pick(BASE.filter((other) => other !== base && other.language === base.language));
    const source = draw.below(base.posts.length);
    const post = base.posts[source];
    if (post === undefined) continue;
    const sheet: Sheet = { kind, draw, language: base.language, base: base.posts, filler: filler.posts, post, source };
    const made = build(sheet);
    if (made !== null) return made;
    if (attempt > 200) throw new Error(`no base post can be quoted as ${kind}`);
  }
}

interface Sheet {
  readonly kind: Kind;
  readonly draw: Draw;
  readonly language: string;
  readonly base: readonly BasePost[];
  readonly filler: readonly BasePost[];
  readonly post: BasePost;
  readonly source: number;
}

function build(sheet: Sheet): Case | null {
  const { kind, draw, post, source, language } = sheet;
  const { text } = post;
  const first = draw.below(AUTHORS.length);
  const authorOf = (n: number): string => AUTHORS[(first + n) % 4] ?? 'Quill77';
  const posts: PostSketch[] = [...sheet.base, ...sheet.filler.slice(0, draw.below(4))].map((item, n) => ({
    id: draw.chance(0.5) ? String(500 + n) : null,
    author: authorOf(n),
    blocks: [item.text],
  }));
  const author = authorOf(source);
  const other = authorOf(source + 1);
  const reply = draw.pick(REPLIES[language] ?? ['?']);
  const expected = { source, meaningChanged: false, editedLater: false, declared: false, own: reply };
  const finish = (
    blocks: readonly (Block | string)[],
    quoted: string,
    verdict: Expected['verdict'],
    more: Partial<Expected> & { readonly quote?: number; readonly pages?: readonly ThreadPage[] } = {},
  ): Case => {
    const { quote: at = 0, pages, ...changes } = more;
    const all = [...posts, { author: 'Zed', blocks }];
    return {
      kind,
      language,
      pages: pages ?? [page(all)],
      post: (pages === undefined ? all.length : posts.length) - 1,
      quote: at,
      quoted,
      expected: { ...expected, verdict, ...changes },
    };
  };
  /** A quote with its answer, above or (in one of ten) below it. */
  const quoting = (words: string, verdict: Verdict, more: Partial<Expected> = {}): Case =>
    finish(draw.chance(0.9) ? [quote(author, words), reply] : [reply, quote(author, words)], words, verdict, more);
  const marks = MARK_OF[kind] === undefined ? [] : editable(post, MARK_OF[kind]);
  const mark = marks.length === 0 ? null : draw.pick(marks);
  if (MARK_OF[kind] !== undefined && mark === null) return null;
  const replaced = (by: string, isWhole = false): string =>
    mark === null ? text : replaceMark(post, mark, by, draw, isWhole);
  const other0 = mark?.others[0] ?? '';
  const turned = { meaningChanged: true };

  switch (kind) {
    case 'verbatim':
      return quoting(text, 'exact');
    case 'reformatted':
      return quoting(reformat(text, draw), 'exact');
    case 'emphasis':
      return quoting(emphasize(text, draw), 'exact');
    case 'declared-emphasis': {
      const note = draw.pick(['(my bold)', '[emphasis mine]', '(bold mine)', '(emphasis added)', '[my emphasis]']);
      return quoting(`${emphasize(text, draw)} ${note}`, 'exact', { declared: true });
    }
    case 'punctuation':
      return quoting(movePunctuation(text, draw), 'exact');
    case 'trimmed': {
      const sentence = draw.pick(sentencesOf(text));
      const words = text.slice(sentence.start, sentence.end);
      return words === text ? null : quoting(draw.chance(0.5) ? words : `…${words} […]`, 'trimmed');
    }
    case 'marked': {
      const words = text.split(' ');
      const from = 3 + draw.below(4);
      const to = from + 2 + draw.below(6);
      if (to > words.length - 3) return null;
      const sign = draw.pick(['…', '[…]', '...', '[...]', '(...)']);
      return finish(
        [quote(author, [...words.slice(0, from), sign, ...words.slice(to)].join(' ')), reply],
        'marked',
        'trimmed',
      );
    }
    case 'dropped': {
      const sentences = sentencesOf(text);
      const words = text.split(' ');
      const at = 4 + draw.below(words.length - 8);
      const word = words[at] ?? '';
      // A word that is neither name, number nor negation, and not at the seam of two sentences.
      if (!/^\p{Ll}{4,}$/u.test(word) || sentences.length === 0) return null;
      const start = words.slice(0, at).join(' ').length + 1;
      if (post.marks.some((other) => other.start < start + word.length && other.end > start)) return null;
      if (/n't$|^(?:sans|ohne|without|jamais|personne|aucun|kein|nunca|никогда|ничего)/u.test(word)) return null;
      return quoting([...words.slice(0, at), ...words.slice(at + 1)].join(' '), 'altered');
    }
    case 'negation-dropped':
      return quoting(replaced(''), 'altered', turned);
    case 'negation-added':
    case 'prefix':
    case 'number':
    case 'name':
      return quoting(replaced(other0), 'altered', turned);
    case 'word':
      return quoting(replaced(other0), 'altered');
    case 'number-format':
    case 'number-words': {
      const same = (mark?.others.slice(1) ?? []).filter((form) => /^\d/u.test(form) === (kind === 'number-format'));
      const wanted = /^\d/u.test(text.slice(mark?.start, mark?.end));
      if (same.length === 0 || !wanted) return null;
      return quoting(replaced(draw.pick(same), true), kind === 'number-format' ? 'exact' : 'altered');
    }
    case 'short': {
      const words = text.split(' ');
      const from = draw.below(words.length - 4);
      const cut = words.slice(from, from + 2 + draw.below(3)).join(' ');
      const elsewhere = posts.some(
        ({ author: name, blocks }, n) =>
          n !== source && name === author && blocks.some((block) => typeof block === 'string' && block.includes(cut)),
      );
      return elsewhere || !/\p{L}{5}/u.test(cut) || wordCount(cut) > 4 ? null : quoting(cut, 'trimmed');
    }
    case 'short-negation':
    case 'short-number':
    case 'short-name': {
      const cut = mark === null ? null : shortAround(post, mark, kind === 'short-negation' ? '' : other0);
      if (cut === null || !/\p{L}{4}/u.test(cut)) return null;
      return quoting(cut.replace(/ {2}/u, ' '), 'altered', turned);
    }
    case 'nested':
    case 'elided': {
      const answer = sheet.filler.at(-1)?.text ?? reply;
      posts.push({ author: other, blocks: [quote(author, text), answer] });
      const inner = kind === 'nested' ? [quote(author, text)] : [];
      return finish([quote(other, ...inner, answer), reply], answer, kind === 'nested' ? 'exact' : 'elided', {
        source: posts.length - 1,
      });
    }
    case 'misattributed':
      return finish([quote(other, text), reply], text, 'misattributed');
    case 'nameless': {
      const sentence = draw.pick(sentencesOf(text));
      const words = text.slice(sentence.start, sentence.end);
      if (wordCount(words) < 5) return null;
      return finish([quote(null, words), reply], words, words === text ? 'exact' : 'trimmed');
    }
    case 'unknown':
      return finish([quote(null, strange(draw)), reply], 'strange', 'unattributed', { source: null });
    case 'absent':
      return finish([quote(draw.pick(['Vesper', author]), strange(draw)), reply], 'strange', 'source_absent', {
        source: null,
      });
    case 'rewritten': {
      const words = replaced('');
      const note = draw.pick(['FTFY', 'Fixed that for you', 'ftfy ;-)']);
      return finish([quote(author, words), note], words, 'altered', { ...turned, declared: true, own: note });
    }
    case 'edited-source':
    case 'edited-nested':
      return edited(kind, posts, source, author, replaced(kind === 'edited-nested' ? '' : other0, true));
    case 'itself':
      posts.push({ id: '900', author: 'Zed', blocks: [quoteOf('900', 'Zed', strange(draw)), reply] });
      return finish([], 'strange', 'source_absent', { source: null, pages: [page(posts)] });
    case 'later': {
      const words = strange(draw);
      posts.push({ author: 'Zed', blocks: [quoteOf('901', 'Vesper', words), reply] });
      const late = page([...posts, { id: '901', author: 'Vesper', blocks: [words] }]);
      return finish([], words, 'source_absent', { source: null, pages: [late] });
    }
    case 'mail-lines': {
      const lines = wrap(text, 30 + draw.below(30)).map((line) => `${draw.pick(['> ', '>'])}${line}`);
      const head = draw.chance(0.5) ? [`${author} wrote:`] : [];
      return finish([[...head, ...lines, '', reply].join('\n')], text, 'exact');
    }
    case 'flattened': {
      const head = draw.pick([
        `${author} wrote:`,
        `${author} said:`,
        `Zitat von ${author}:`,
        `Originally Posted by ${author}`,
      ]);
      return finish(
        [[head, text, ...(draw.chance(0.3) ? ['Click to expand...'] : []), reply].join('\n')],
        text,
        'exact',
      );
    }
    case 'bare-copy':
      return finish(draw.chance(0.5) ? [text, reply] : [`${text}\n\n${reply}`], text, 'exact');
    case 'unmarked': {
      const long = sentencesOf(text).filter(({ start, end }) => wordCount(text.slice(start, end)) >= 16);
      if (long.length === 0) return null;
      const { start, end } = draw.pick(long);
      const copy = text.slice(start, end);
      const own = draw.pick([`${reply} ${copy} ${reply}`, `${reply} ${copy}`, `${copy} ${reply}`]);
      return finish([own], copy, 'repeat', { own });
    }
  }

  /** The source is quoted, then changed: the first save holds the words that were quoted. */
  function edited(kindOf: Kind, list: readonly PostSketch[], at: number, by: string, now: string): Case {
    const dated = list.map(
      (item, n): PostSketch => ({ ...item, id: String(500 + n), at: `2026-02-0${n + 1}T10:00:00Z` }),
    );
    const before = dated[at];
    const inner = quoteOf(String(500 + at), by, text);
    const middle = sheet.filler.at(-1)?.text ?? reply;
    const asker: PostSketch = { id: '700', author: 'Yuna', at: '2026-03-01T10:00:00Z', blocks: [inner, middle] };
    const replier: PostSketch = {
      id: '701',
      author: 'Zed',
      at: '2026-03-02T10:00:00Z',
      blocks: kindOf === 'edited-nested' ? [quoteOf('700', 'Yuna', inner, middle), reply] : [inner, reply],
    };
    const tail = kindOf === 'edited-nested' ? [asker, replier] : [replier];
    const changed = dated.map(
      (item): PostSketch => (item === before ? { ...item, blocks: [now], editedAt: '2026-04-01T10:00:00Z' } : item),
    );
    return {
      kind: kindOf,
      language,
      pages: [page([...dated, ...tail]), page([...changed, ...tail])],
      post: dated.length + tail.length - 1,
      quote: kindOf === 'edited-nested' ? 1 : 0,
      quoted: text,
      expected: { ...expected, verdict: 'exact', editedLater: true },
    };
  }
}

/** Words that stand in no base thread. */
function strange(draw: Draw): string {
  const syllables = 'bru kel mo sta fi ron dul pe gra vem tis ko lan zur'.split(' ');
  const word = (): string => Array.from({ length: 2 + draw.below(2) }, () => draw.pick(syllables)).join('');
  return `${Array.from({ length: 7 + draw.below(9) }, word).join(' ')}.`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

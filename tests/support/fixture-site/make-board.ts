import { seededRandom } from '../synthetic-thread.js';
import type { EngineMarkup } from './answer.js';
import type { Access, Board, Member, SitePost, SiteSection, SiteThread, ThreadState } from './board.js';
import { NAMES, sentence, TITLES } from './words.js';

export interface BoardOptions {
  /** Same seed, same board. Default 1. */
  readonly seed?: number;
  /** Threads one may read, default 12. */
  readonly threads?: number;
  readonly postsPerPage?: number;
  readonly threadsPerPage?: number;
  /** Posts of each thread in pages of `postsPerPage`, repeated; default 1, 2, 1, 3, 1, 1, 7, 1, 2, 1, 1, 2. */
  readonly pages?: readonly number[];
  readonly language?: 'en' | 'ru';
  /** Threads that are gone, missing or lead in a ring, besides; default true. */
  readonly trouble?: boolean;
  /**
   * Sections that strangers cannot read, each with a thread. `some` (default): one redirects to a page to sign in, one
   * answers 403, one is disallowed by robots.txt; `all`: one more shows the sign-in form at its own address.
   */
  readonly walls?: 'none' | 'some' | 'all';
}

const PAGES = [1, 2, 1, 3, 1, 1, 7, 1, 2, 1, 1, 2] as const;
/** The first thread's opener; each thread starts 40 days later, so the latest posts reach over more than a year. */
const START = Date.UTC(2024, 0, 8, 9, 0);
const DAY = 86_400_000;
const MINUTE = 60_000;

interface SectionPlan {
  readonly title: Readonly<Record<'en' | 'ru', string>>;
  readonly parent: number | null;
  readonly access: Access;
}

const SECTIONS: readonly SectionPlan[] = [
  { title: { en: 'The Commons', ru: 'Общий зал' }, parent: null, access: 'public' },
  { title: { en: 'Workshop', ru: 'Мастерская' }, parent: null, access: 'public' },
  { title: { en: 'Hand tools', ru: 'Инструменты' }, parent: 2, access: 'public' },
  { title: { en: 'Staff room', ru: 'Для своих' }, parent: null, access: 'redirect' },
  { title: { en: 'Back office', ru: 'Контора' }, parent: null, access: 'refused' },
  { title: { en: 'Members corner', ru: 'Уголок' }, parent: null, access: 'form' },
  { title: { en: 'Old papers', ru: 'Архив' }, parent: null, access: 'robots' },
];

/** Where the readable threads lie: the commons hold half of them, so that its list has several pages. */
const PLACES = [1, 1, 2, 1, 3, 1, 2, 1, 1, 3, 2, 1] as const;

/** A board that depends on its options alone. */
export function makeBoard(options: BoardOptions, engine: Pick<EngineMarkup, 'stubs' | 'movedRows'>): Board {
  const { language = 'en', postsPerPage = 5, threadsPerPage = 4, trouble = true, walls = 'some' } = options;
  const random = seededRandom(options.seed ?? 1);
  const sections = SECTIONS.map(
    (plan, i): SiteSection => ({
      id: i + 1,
      title: plan.title[language],
      slug: slugOf(plan.title.en),
      parent: plan.parent,
      access: plan.access,
    }),
  ).filter(({ access }) => access === 'public' || (walls !== 'none' && (access !== 'form' || walls === 'all')));
  const members = NAMES[language].map((name, i): Member => ({ id: i + 2, name }));
  const write = postWriter(random, language, members, engine.stubs);
  const threads: SiteThread[] = [];
  const add = (section: number, count: number, state: ThreadState = 'open'): void => {
    const n = threads.length;
    const title = TITLES[language][n % TITLES[language].length] ?? 'Untitled';
    const named = n < TITLES[language].length ? title : `${title} ${n + 1}`;
    threads.push({
      id: 11 + n * 3,
      section,
      title: named,
      slug: slugOf(`${TITLES.en[n % TITLES.en.length] ?? 'thread'} ${n + 1}`),
      pinned: n === 1,
      movedFrom: n === 2 && engine.movedRows ? 1 : null,
      state,
      oldAddress: n === 3,
      posts: write(START + n * 40 * DAY, count),
    });
  };
  const plan = options.pages ?? PAGES;
  for (let n = 0; n < (options.threads ?? 12); n += 1) {
    const pages = plan[n % plan.length] ?? 1;
    // Some last pages are full, some hold a single post: both ends of a page boundary.
    const spare = pages === 1 ? postsPerPage - 2 : n % 3 === 0 ? 0 : n % 3 === 1 ? postsPerPage - 1 : 2;
    add(PLACES[n % PLACES.length] ?? 1, Math.max(1, pages * postsPerPage - spare));
  }
  if (trouble) for (const state of ['gone', 'missing', 'loop'] as const) add(1, 2, state);
  for (const section of sections) if (section.access !== 'public') add(section.id, 3);
  return {
    name: language === 'en' ? 'Lantern Street' : 'Улица Фонарная',
    language,
    postsPerPage,
    threadsPerPage,
    sections,
    threads,
    members,
  };
}

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

type Write = (from: number, count: number) => SitePost[];

/** Posts of a thread: half of them quote an earlier one, one in nine is deleted, one in eleven hidden (never the opener). */
function postWriter(
  random: () => number,
  language: 'en' | 'ru',
  members: readonly Member[],
  stubs: readonly ('deleted' | 'hidden')[],
): Write {
  let id = 100;
  return (from, count) => {
    const posts: SitePost[] = [];
    for (let n = 0; n < count; n += 1) {
      id += 1 + Math.floor(random() * 3);
      const earlier = posts.filter((post) => post.kind === 'post');
      const of = n > 0 && random() < 0.5 ? earlier[Math.floor(random() * earlier.length)] : undefined;
      const author = members[Math.floor(random() * members.length)];
      if (author === undefined) throw new Error('a board needs members');
      const text = Array.from({ length: 1 + Math.floor(random() * 2) }, () => sentence(random, language));
      const drawn = id % 9 === 0 ? 'deleted' : id % 11 === 0 ? 'hidden' : 'post';
      const kind = n > 0 && drawn !== 'post' && stubs.includes(drawn) ? drawn : 'post';
      const quote = of === undefined ? null : { of, text: of.text[0] ?? '' };
      posts.push({ id, number: n + 1, author, at: from + n * 97 * MINUTE, quote, text, kind });
    }
    return posts;
  };
}

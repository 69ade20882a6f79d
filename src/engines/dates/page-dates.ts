import { renderBody } from '../../model/body.js';
import type { PagePost } from '../../model/page.js';
import type { Problem } from '../../model/problem.js';
import type { EngineSpec } from '../engine.js';
import { readField, type Scope, selectIn } from '../field.js';
import { isElement, type PageElement, type PageTree } from '../html/page-tree.js';
import { textOf, UNSHOWN } from '../html/text-of.js';
import { decideOrder } from './day-order.js';
import { type FigureOrder, type Figures, figuresIn, isAmbiguousDate, mayBeYearFirst } from './figures.js';
import { readMachineMoment } from './machine-moment.js';
import { NO_TIMES, type PageTimes, readShownMoment } from './shown-moment.js';
import { readZone } from './zone.js';

/** What all dates of a page have in common. */
export interface PageDates {
  readonly order: FigureOrder;
  readonly times: PageTimes;
  /** What decided the order, in words; null where nothing had to be decided. */
  readonly because: string | null;
}

/** Reads the page's clock and zone, and decides the order of day and month from all dates on it. */
export function readPageDates(tree: PageTree, spec: EngineSpec, scopes: readonly Scope[]): PageDates {
  const page: Scope = { tree, element: tree.root, owners: null };
  const language = tree.byTag.get('html')?.[0]?.attributes.lang ?? null;
  const clock = readField(page, spec.thread.clock);
  const zone = readField(page, spec.thread.zone);
  const { post, body } = spec;
  const posted = scopes.map((scope) => readField(scope, post.posted.shown) ?? '');
  const edited = scopes.map((scope) => readField(scope, post.edited.shown) ?? '');
  // Titles hold dates in words too: the full date of "2 hours ago".
  const titles = scopes.map((scope) => readField(scope, post.posted.machine) ?? '');
  const { order, because } = decideOrder({
    posted,
    own: [...edited, ...titles, clock ?? ''],
    pairs: [
      ...byAge(scopes, spec, posted),
      ...posted.map((words, index): [string, string] => [words, edited[index] ?? '']),
      ...posted.map((words): [string, string] => [words, clock ?? '']),
    ],
    cited: scopes.flatMap((scope) =>
      body.quotes.flatMap((quote) => selectIn(scope, quote.header).map((header) => textOf(header))),
    ),
    stray: (like) => strayDates(tree, writtenIn(scopes, spec), like),
    yearFirst: mayBeYearFirst(language),
  });
  const times: PageTimes = {
    now: clock === null ? null : readClock(clock, order),
    zone: zone === null ? null : readZone(zone),
    language,
  };
  return { order, times, because };
}

/** Times of posts in the order their ids were given in; boards count up. Without ids nothing is known of their age. */
function byAge(
  scopes: readonly Scope[],
  spec: EngineSpec,
  posted: readonly string[],
): readonly (readonly [string, string])[] {
  const numbered = scopes.flatMap((scope, index) => {
    const id = readField(scope, spec.post.externalId) ?? '';
    return /^\d{1,15}$/.test(id) ? [{ id: Number(id), words: posted[index] ?? '' }] : [];
  });
  const ordered = numbered.sort((a, b) => a.id - b.id);
  return ordered.slice(1).map(({ words }, index) => [ordered[index]?.words ?? '', words]);
}

/** Words before the date of a clock line that are tried to be left out ("The time now is …"). */
const CLOCK_WORDS = 12;

/** The page's own wall clock, or null where its line names no day: an hour alone binds nothing. */
export function readClock(words: string, order: FigureOrder): string | null {
  const machine = readMachineMoment(words, null);
  if (machine !== null) return machine.local ?? null;
  let rest = words.replace(/[.\s]+$/, '');
  for (let tried = 0; tried < CLOCK_WORDS; tried += 1) {
    const { local } = readShownMoment(rest, order, NO_TIMES);
    if (local !== null) return local;
    const space = rest.indexOf(' ');
    if (space < 0) return null;
    rest = rest.slice(space + 1).trimStart();
  }
  return null;
}

/** Stray dates looked at; more would tell nothing new. */
const MOST_STRAY = 200;

/** Bodies and signatures of posts. */
function writtenIn(scopes: readonly Scope[], { post }: EngineSpec): ReadonlySet<PageElement> {
  return new Set(scopes.flatMap((scope) => [...selectIn(scope, post.body), ...selectIn(scope, post.signature)]));
}

/** Dates in figures written like the others, anywhere on the page but in what people wrote. */
export function strayDates(tree: PageTree, written: ReadonlySet<PageElement>, like: Figures): readonly string[] {
  const found: string[] = [];
  const visit = (element: PageElement): void => {
    if (UNSHOWN.has(element.tag) || written.has(element)) return;
    for (const child of element.children) {
      if (found.length >= MOST_STRAY) return;
      if (typeof child !== 'string') {
        if (isElement(child)) visit(child);
        continue;
      }
      const figures = figuresIn(child.slice(0, 200));
      if (figures === null || figures.separator !== like.separator) continue;
      if (figures.parts[2].length === like.parts[2].length) found.push(child.slice(figures.start, figures.end));
    }
  };
  visit(tree.root);
  return found;
}

/** What is doubtful about the dates of a page, said once for all of them. */
export function dateProblems(posts: readonly PagePost[], dates: PageDates): Problem[] {
  const moments = posts.flatMap((post) => [
    post.postedAt,
    post.editedAt,
    ...renderBody(post.blocks).quotes.map((quote) => quote.block.citedAt),
  ]);
  const problems: Problem[] = [];
  const doubtful = moments.filter(
    (moment) => moment !== null && moment.at === null && moment.local === null && isAmbiguousDate(moment.raw ?? ''),
  ).length;
  if (doubtful > 0) {
    const { language } = dates.times;
    const said = language === null ? '' : ` (the page's language is ${language.slice(0, 20)})`;
    const message = `${doubtful} dates are written in figures and nothing on the page tells day from month${said}: only their words are kept.`;
    problems.push({ code: 'ambiguous-date', message, post: null });
  }
  if (dates.times.zone?.kind === 'offset' && dates.times.zone.seasonal && spansSeasons(posts)) {
    const message =
      'The page prints one offset for all times, and its posts are from summer and winter: where the board keeps summer time, instants of one half are an hour off; the wall clocks are as printed.';
    problems.push({ code: 'doubtful-zone', message, post: null });
  }
  return problems;
}

/** Whether times that rest on the page's zone fall in both halves of the year; weeks of change belong to neither. */
function spansSeasons(posts: readonly PagePost[]): boolean {
  const months = posts.flatMap(({ postedAt }) =>
    postedAt.at !== null && postedAt.local !== null ? [Number(postedAt.local.slice(5, 7))] : [],
  );
  return months.some((month) => month >= 4 && month <= 9) && months.some((month) => month <= 2 || month >= 11);
}

import { foldText } from '../model/text.js';
import { type LabelledRow, readRows } from './rows.js';
import { unknownSet } from './sets.js';

/** One author on one target, over all threads: what is judged together. */
export interface AuthorUnit {
  readonly author: number;
  readonly target: number;
  readonly text: string;
  /** Rows of it, and how many of them are in favor. */
  readonly rows: number;
  readonly favor: number;
  readonly learned: boolean;
}

/** An author answers another one on a target: by a quote known from another set, or by writing the other's name. */
export interface AuthorTie {
  readonly a: number;
  readonly b: number;
  readonly kind: 'quote' | 'mention';
  readonly times: number;
}

/** The labelled authors of a board. Units, authors and targets are named by their places. */
export interface AuthorBoard {
  readonly units: readonly AuthorUnit[];
  /** All texts of each author. */
  readonly authorTexts: readonly string[];
  readonly targets: readonly string[];
  readonly ties: readonly AuthorTie[];
  /** Measured rows: their unit, whether they are in favor, and their thread. */
  readonly rows: readonly { readonly unit: number; readonly favor: boolean; readonly thread: string }[];
  /** Units with rows in each thread. */
  readonly threads: ReadonlyMap<string, readonly number[]>;
  readonly split: string;
}

const SET = 'iac_author_stance';
/** The board's quote pairs, labelled for something else: who quoted whom is read, and nothing more. */
const QUOTES = 'iac_qr';
/** Names shorter than this are words as often as names. */
const SHORTEST = 4;

interface Placed {
  readonly row: LabelledRow;
  readonly author: string;
  readonly thread: string;
  readonly learned: boolean;
}

/** Reads the board: its train half to learn from, its dev half (else its test half) to measure; null where either is absent. */
export function readAuthorBoard(dir: string): AuthorBoard | null {
  const set = unknownSet(SET, 'stance');
  const train = readRows(dir, set, 'train');
  const split = ['dev', 'test'].find((name) => readRows(dir, set, name) !== null);
  const measured = split === undefined ? null : readRows(dir, set, split);
  if (train === null || measured === null || split === undefined) return null;
  const placed = [...train.map((row) => placedRow(row, true)), ...measured.map((row) => placedRow(row, false))].filter(
    ({ row }) => row.label === 'favor' || row.label === 'against',
  );
  const authors = [...new Set(placed.map((one) => one.author))].sort();
  const targets = [...new Set(placed.map((one) => one.row.target))].sort();
  const byUnit = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = unitKey(one.author, one.row.target);
    const known = byUnit.get(key);
    if (known === undefined) byUnit.set(key, [one]);
    else known.push(one);
  }
  const keys = [...byUnit.keys()];
  const unitOf = new Map(keys.map((key, i) => [key, i]));
  const placeOf = ({ author, row }: Placed): number => unitOf.get(unitKey(author, row.target)) ?? -1;
  const threads = new Map<string, Placed[]>();
  for (const one of placed) threads.set(one.thread, [...(threads.get(one.thread) ?? []), one]);
  return {
    units: [...byUnit.values()].flatMap((list): AuthorUnit[] => {
      const first = list[0];
      return first === undefined
        ? []
        : [
            {
              author: authors.indexOf(first.author),
              target: targets.indexOf(first.row.target),
              text: list.map(({ row }) => row.text).join('\n'),
              rows: list.length,
              favor: list.filter(({ row }) => row.label === 'favor').length,
              learned: first.learned,
            },
          ];
    }),
    authorTexts: authors.map((author) =>
      placed
        .filter((one) => one.author === author)
        .map((one) => one.row.text)
        .join('\n'),
    ),
    targets,
    ties: [...mentions(threads, placeOf), ...quotes(dir, threads, unitOf)],
    rows: placed
      .filter((one) => !one.learned)
      .map((one) => ({ unit: placeOf(one), favor: one.row.label === 'favor', thread: one.thread })),
    threads: new Map([...threads].map(([thread, list]) => [thread, [...new Set(list.map(placeOf))]])),
    split,
  };
}

function placedRow(row: LabelledRow, learned: boolean): Placed {
  return { row, author: String(row.more.author ?? ''), thread: String(row.more.discussion_id ?? ''), learned };
}

function unitKey(author: string, target: string): string {
  return `${author}\n${target}`;
}

/** Authors who write the name of another one of the same thread. */
function mentions(
  threads: ReadonlyMap<string, readonly Placed[]>,
  placeOf: (one: Placed) => number,
): readonly AuthorTie[] {
  const times = new Map<string, number>();
  for (const list of threads.values()) {
    const named = list
      .map((one) => ({ one, name: foldText(one.author) }))
      .filter(({ name }) => name.length >= SHORTEST);
    for (const from of list) {
      const text = foldText(from.row.text);
      for (const { one: to, name } of named)
        if (to.author !== from.author && to.row.target === from.row.target && hasWord(text, name))
          count(times, placeOf(from), placeOf(to));
    }
  }
  return tiesOf(times, 'mention');
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isWordly(text.charAt(at - 1)) && !isWordly(text.charAt(at + word.length))) return true;
  return false;
}

function isWordly(char: string): boolean {
  return /[\p{L}\p{N}_]/u.test(char);
}

function quotes(
  dir: string,
  threads: ReadonlyMap<string, readonly Placed[]>,
  unitOf: ReadonlyMap<string, number>,
): readonly AuthorTie[] {
  const times = new Map<string, number>();
  for (const split of ['train', 'dev', 'test']) {
    for (const { more } of readRows(dir, unknownSet(QUOTES, 'reply-stance'), split) ?? []) {
      const target = threads.get(String(more.discussion_id ?? ''))?.[0]?.row.target;
      if (target === undefined) continue;
      const from = unitOf.get(unitKey(String(more.author ?? ''), target));
      const to = unitOf.get(unitKey(String(more.quoted_author ?? ''), target));
      if (from !== undefined && to !== undefined) count(times, from, to);
    }
  }
  return tiesOf(times, 'quote');
}

function count(times: Map<string, number>, from: number, to: number): void {
  if (from === to) return;
  const key = `${Math.min(from, to)} ${Math.max(from, to)}`;
  times.set(key, (times.get(key) ?? 0) + 1);
}

function tiesOf(times: ReadonlyMap<string, number>, kind: AuthorTie['kind']): AuthorTie[] {
  return [...times].map(([key, number]) => {
    const [a = 0, b = 0] = key.split(' ').map(Number);
    return { a, b, kind, times: number };
  });
}

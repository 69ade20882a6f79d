import type { Sheet } from '../sheet.js';
import type { Anchor } from './anchors.js';
import type { PaneReader } from './pane-kinds.js';

/** The lines above an anchor that present the author. */
export interface FoundPane {
  /** First line; equal to the anchor's where there is none. */
  readonly start: number;
  readonly name: string | null;
}

/** Filled lines a pane may have. */
const WINDOW = 30;
const NAME_WIDTH = 60;
/** A name with this score is no guess. */
const SURE = 3;

/** Words of which boards make ranks of their own ("Sophist Member"). */
const RANK_WORD =
  /(?:^| )(?:member|moderator|administrator|admin|user|contributor|mitglied|benutzer|membre|modérateur|miembro|moderador|membro|moderatore|utente|участник|пользователь|модератор|użytkownik|lid|beheerder|gebruiker|staff|team)$/iu;

interface Candidate {
  readonly at: number;
  /** Ranks and short lines between the name and the anchor. */
  readonly depth: number;
  readonly score: number;
}

/**
 * Finds each anchor's pane among the lines above it by a vote on every line that could be the name: known from
 * citations, under an avatar's letter or a control of the post before, above labels, the top of a sequence that other
 * posts repeat; not a default rank, not a sentence, not under a label. The second round knows the names and the usual
 * depth of the first.
 *
 * @param floors for each anchor the first line its pane may reach
 */
export function panesAbove(
  sheet: Sheet,
  anchors: readonly Anchor[],
  floors: readonly number[],
  reader: PaneReader,
  known: ReadonlySet<string>,
): FoundPane[] {
  const windows = anchors.map((anchor, k) => windowAbove(sheet, anchor.from, floors[k] ?? 0));
  const runs = countRuns(windows, reader);
  const names = new Set(known);
  const ranks = new Set<string>();
  const vote = (k: number, usual: number | null): Candidate | null =>
    bestCandidate(sheet, windows[k] ?? [], reader, { names, ranks, runs, usual });
  const first = windows.map((_window, k) => vote(k, null));
  for (const rank of sharedRanks(first, windows, reader)) if (!known.has(rank)) ranks.add(rank);
  for (const found of first) {
    const key = found === null || found.score < 3 ? '' : reader.key(found.at);
    if (key !== '' && !ranks.has(key)) names.add(key);
  }
  const twice = windows.map((window) => doubled(window, reader));
  const doubles = twice.filter((at) => at !== null).length >= Math.max(2, anchors.length * DOUBLED);
  const usual = mode(first.flatMap((found) => (found === null || found.score < 2 ? [] : [found.depth])));
  return anchors.map((anchor, k) => {
    const top = doubles ? (twice[k] ?? null) : null;
    if (top !== null) return { start: top, name: withoutBadges(sheet, top) };
    const found = vote(k, usual);
    if (found === null) return { start: anchor.from, name: null };
    return { start: topOf(found.at, windows[k] ?? [], reader), name: withoutBadges(sheet, found.at) };
  });
}

/** Share of posts whose panes must be printed twice for that to be the page's way. */
const DOUBLED = 0.6;
/** Filled lines of a pane printed twice, and between the same line in both. */
const DOUBLE_WINDOW = 9;

/**
 * A pane printed twice (narrow and wide): a short line above the anchor stands again higher up; the topmost line that
 * does is the name. Null where none does.
 */
function doubled(window: readonly number[], reader: PaneReader): number | null {
  let top: number | null = null;
  const below = new Set<string>();
  for (const at of window.slice(0, DOUBLE_WINDOW)) {
    const [kind, key] = [reader.kind(at), reader.key(at)];
    if (kind === 'closer' || kind === 'prose') break;
    if (below.has(key) && kind !== 'figure' && kind !== 'badge') top = at;
    below.add(key);
  }
  return top;
}

/** "Ann Discussion starter": a badge printed behind or before the name on one line. */
function withoutBadges(sheet: Sheet, at: number): string | null {
  const phrase = sheet.lines[at]?.phrase ?? null;
  if (phrase === null) return null;
  const small = phrase.toLowerCase();
  for (const badge of sheet.badges) {
    const word = badge.toLowerCase();
    if (small.endsWith(` ${word}`)) return phrase.slice(0, -word.length).trim();
    if (small.startsWith(`${word} `)) return phrase.slice(word.length).trim();
  }
  return phrase;
}

/** Filled lines above a line, nearest first. */
export function windowAbove(sheet: Sheet, line: number, floor: number, most = WINDOW): number[] {
  const found: number[] = [];
  for (let at = line - 1; at >= floor && found.length < most; at -= 1) {
    if (sheet.lines[at]?.blank === false) found.push(at);
  }
  return found;
}

interface Runs {
  /** Sequences of lines read upwards -> how often they head a post. */
  readonly counts: ReadonlyMap<string, number>;
  /** The same sequences -> how often something other than a short line stands above. */
  readonly topped: ReadonlyMap<string, number>;
}

function countRuns(windows: readonly (readonly number[])[], reader: PaneReader): Runs {
  const counts = new Map<string, number>();
  const topped = new Map<string, number>();
  for (const window of windows) {
    let run = '';
    for (const [h, at] of window.slice(0, 14).entries()) {
      run = `${run}\n${reader.key(at)}`;
      counts.set(run, (counts.get(run) ?? 0) + 1);
      const above = window[h + 1];
      const kind = above === undefined ? 'closer' : reader.kind(above);
      if (
        kind === 'prose' ||
        kind === 'closer' ||
        kind === 'badge' ||
        (above !== undefined && reader.key(above).length === 1)
      ) {
        topped.set(run, (topped.get(run) ?? 0) + 1);
      }
    }
  }
  return { counts, topped };
}

interface Facts {
  readonly names: ReadonlySet<string>;
  /** Folded lines that stand under several names. */
  readonly ranks: ReadonlySet<string>;
  readonly runs: Runs;
  readonly usual: number | null;
}

function bestCandidate(sheet: Sheet, window: readonly number[], reader: PaneReader, facts: Facts): Candidate | null {
  let best: Candidate | null = null;
  let run = '';
  let depth = 0;
  let crossed = 0;
  let labels = 0;
  for (const [h, at] of window.entries()) {
    const kind = reader.kind(at);
    const key = reader.key(at);
    run = h < 14 ? `${run}\n${key}` : run;
    if (kind === 'closer') break;
    if (kind === 'label') {
      labels += 1;
      depth = 0;
    }
    const phrase = sheet.lines[at]?.phrase ?? '';
    if (phrase.length > 90) break;
    if (
      kind === 'plain' ||
      kind === 'rank' ||
      (kind === 'prose' && phrase.length <= NAME_WIDTH) ||
      (kind !== 'title' && facts.names.has(key))
    ) {
      const above = window[h + 1];
      let score = -crossed;
      if (facts.names.has(key)) score += 4;
      if (above === undefined) score += 0.5;
      else if (reader.kind(above) === 'closer') score += 3;
      else if (reader.kind(above) === 'label') score -= 3;
      else if (reader.key(above).length === 1 && key.startsWith(reader.key(above))) score += 4;
      else if (reader.kind(above) === 'badge') score += 1.5;
      if (window.slice(Math.max(0, h - 3), h).some((below) => reader.kind(below) === 'label')) score += 2;
      if (h <= 13 && (facts.runs.counts.get(run) ?? 0) >= 2) {
        const topped = (facts.runs.topped.get(run) ?? 0) / (facts.runs.counts.get(run) ?? 1);
        if (topped >= 0.5) score += 1.5;
      }
      if (kind === 'rank') score -= 3;
      if (facts.ranks.has(key)) score -= 3;
      else if (RANK_WORD.test(key)) score -= 2;
      if (kind === 'prose') score -= 3;
      if (key.length === 1) score -= 4;
      if (facts.usual !== null && depth === facts.usual) score += 1.5;
      if (sheet.lines[at - 1]?.blank === true) score += 0.5;
      if (best === null || score > best.score) best = { at, depth, score };
      if (kind !== 'prose') depth += 1;
      // A name above many lines that say nothing is chance; above labels lines are expected.
      crossed += kind === 'rank' ? 0.1 : kind === 'plain' ? 0.6 : 1.5;
    }
    if (crossed > 6 || (labels === 0 && depth > 6)) break;
  }
  return best === null || best.score < -3 ? null : best;
}

/** Lines right below the names found that stand below two different names: ranks this board made up. */
function sharedRanks(
  found: readonly (Candidate | null)[],
  windows: readonly (readonly number[])[],
  reader: PaneReader,
): string[] {
  const under = new Map<string, Set<string>>();
  const sure = new Set(found.flatMap((one) => (one === null || one.score < SURE ? [] : [reader.key(one.at)])));
  found.forEach((candidate, k) => {
    if (candidate === null || candidate.score < SURE) return;
    const window = windows[k] ?? [];
    const below = window[window.indexOf(candidate.at) - 1];
    if (below === undefined || reader.kind(below) !== 'plain') return;
    const key = reader.key(below);
    under.set(key, (under.get(key) ?? new Set()).add(reader.key(candidate.at)));
  });
  return [...under].flatMap(([rank, names]) => (names.size > 1 && !sure.has(rank) ? [rank] : []));
}

/** Avatar letters, badges and the name printed twice stand above the name and belong to the pane. */
function topOf(name: number, window: readonly number[], reader: PaneReader): number {
  let top = name;
  for (const at of window) {
    if (at >= name) continue;
    const key = reader.key(at);
    const letter = key !== '' && key.length <= 2 && reader.key(name).startsWith(key.slice(0, 1));
    if (!letter && reader.kind(at) !== 'badge' && key !== reader.key(name)) break;
    top = at;
  }
  return top;
}

function mode(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | null = null;
  for (const [value, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}

import { type Reaction, reactionOf } from '../../../model/page.js';
import type { Citation } from '../../engine.js';
import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';
import { rawTextOf } from '../../html/text-of.js';

const QUOTE_MARKS = /^["“„«‟'‘‚»]\s?(.{1,120}?)\s?["”“»'’«]$/;

/** "Quote from Ann", "Zitat von Ann", "Quoted from “Ann”": two words of the phrase, then the name. "Quote" alone names nobody. */
export function readCitation(header: string): Citation | null {
  const name = /^\p{L}{3,14} \p{L}{1,8} (.{1,130})$/u.exec(header)?.[1];
  if (name === undefined) return null;
  return { author: QUOTE_MARKS.exec(name)?.[1] ?? name, when: null };
}

/** The reaction types of a fresh installation, by id; boards that changed theirs name them in a script. */
const DEFAULT_TYPES: ReadonlyMap<string, string> = new Map([
  ['1', 'Like'],
  ['2', 'Thanks'],
  ['3', 'Haha'],
  ['4', 'Confused'],
  ['5', 'Sad'],
]);

const SUMMARY = /\[\s*(\d{1,6})\s*,\s*(\d{1,9})\s*\]/g;
const LONGEST_SCRIPT = 200_000;

/** The summary is an element that carries `[[type, count], …]`; the names stand in a script, if anywhere. */
export function readSummary(post: PageElement, tree: PageTree): readonly Reaction[] {
  const summary = select(tree, post, selectorOf('woltlab-core-reaction-summary[data]'))[0];
  const data = summary?.attributes.data?.slice(0, 2_000) ?? '';
  const pairs = [...data.matchAll(SUMMARY)];
  if (pairs.length === 0) return [];
  const names = typeNames(tree);
  return pairs.flatMap(([, type = '', count = '']) => {
    const name = names.get(type) ?? DEFAULT_TYPES.get(type) ?? `Reaction ${type}`;
    return [reactionOf(name, Number(count))];
  });
}

const known = new WeakMap<PageTree, ReadonlyMap<string, string>>();

/** `REACTION_TYPES = {"1":{"title":"Like",…},…}` in a script of the page. */
function typeNames(tree: PageTree): ReadonlyMap<string, string> {
  const made = known.get(tree) ?? new Map(scriptedTypes(tree));
  known.set(tree, made);
  return made;
}

function scriptedTypes(tree: PageTree): readonly (readonly [string, string])[] {
  for (const script of tree.byTag.get('script') ?? []) {
    const text = rawTextOf(script).slice(0, LONGEST_SCRIPT);
    const start = text.indexOf('REACTION_TYPES');
    if (start < 0) continue;
    const found = text.slice(start, start + 20_000).matchAll(/"(\d{1,6})":\{"title":"([^"\\]{1,60})"/g);
    return [...found].map(([, type = '', title = '']) => [type, title] as const);
  }
  return [];
}

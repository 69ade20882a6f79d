import { pseudonymizer } from '../measure/coding/pseudonyms.js';
import type { ItemText } from '../measure/coding/sheet.js';
import type { FrameRow } from '../report/coding-frame.js';
import type { CodingText } from '../report/coding-texts.js';

/** Longest stretch of each quote beside a post, in characters: nobody reads on. */
const CONTEXT = 800;
/** Longest stretch of the words that are answered. */
const ANSWERED = 4000;
/** Spreadsheets cut cells off at 32,767 characters, some by spoiling the row. */
const CELL = 30_000;

/** What coders see of drawn items: texts with their context, names replaced unless they are to be shown. */
export function itemTexts(
  units: readonly FrameRow[],
  texts: readonly CodingText[],
  options: { readonly context: boolean; readonly pseudonymize: boolean },
): readonly ItemText[] {
  const hiders = new Map<string, (text: string) => string>();
  const hiderOf = (threadId: string, members: readonly string[]): ((text: string) => string) => {
    const own = texts.filter((_, place) => units[place]?.threadId === threadId).map((one) => one.text);
    const made = pseudonymizer(members, own);
    hiders.set(threadId, made);
    return made;
  };
  return texts.map((text, i) => {
    const unit = units[i];
    const threadId = unit?.threadId ?? '';
    const hide = options.pseudonymize
      ? (hiders.get(threadId) ?? hiderOf(threadId, text.members))
      : (plain: string): string => plain;
    return {
      toward: unit?.target === null || unit?.target === undefined ? null : hide(unit.target),
      answers: text.answered === null ? null : hide(shorten(text.answered, ANSWERED)),
      context: options.context ? hide(shorten(contextOf(text), CELL)) : '',
      text: hide(shorten(text.text, CELL)),
      author: options.pseudonymize ? null : text.author,
    };
  });
}

/** Title of the thread, then what is quoted or answered; the words that are asked about stand in a column of their own. */
function contextOf({ title, quoted, parent, answered }: CodingText): string {
  const around = answered === null ? [...quoted, ...(quoted.length === 0 && parent !== null ? [parent] : [])] : [];
  // A post often quotes the same words twice, to answer them point by point.
  const shown = new Set(around.map((words) => `> ${shorten(words, CONTEXT)}`));
  return [...(title === null ? [] : [`Thread: ${title}`]), ...shown].join('\n');
}

function shorten(text: string, most: number): string {
  const points = Array.from(text.slice(0, most * 2));
  return points.length <= most && text.length <= most * 2 ? text : `${points.slice(0, most).join('')} […]`;
}

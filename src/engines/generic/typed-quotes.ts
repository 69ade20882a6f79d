import { isElement, type PageElement } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';

/** A quote whose code the board did not turn into markup: children of an element from `[quote]` to `[/quote]`. */
export interface TypedQuote {
  readonly parts: readonly PageElement[];
  readonly author: string | null;
  readonly sourceId: string | null;
}

const OPEN = /^\s*\[quote(?:[=\s]([^\]]{0,160}))?\]/i;
const CLOSE = /\[\/quote\]\s*$/i;
/** What is left out of the text of such a quote. */
export const QUOTE_CODE = /\[\/?quote(?:[=\s][^\]]{0,160})?\]/gi;

/** Finds quotes left as code, where they begin and end with paragraphs of the body. */
export function findTypedQuotes(body: PageElement): readonly TypedQuote[] {
  const children = body.children.filter(isElement);
  const found: TypedQuote[] = [];
  for (let i = 0; i < children.length; i += 1) {
    const start = children[i];
    const code = start === undefined ? null : OPEN.exec(textOf(start));
    if (code === null) continue;
    const end = children.findIndex((child, at) => at >= i && CLOSE.test(textOf(child)));
    if (end < 0) continue;
    const said = (code[1] ?? '').trim();
    const number = /(?:^|[\s=])(?:quote|post|pid|msg|link)?=?["']?(?:\w+=)?(\d{2,12})/.exec(said)?.[1] ?? null;
    const name = /^["']?([^"';,\]=]{1,60})["']?(?:[;,\s]|$)/
      .exec(said.replace(/^(?:author|name|user)=/i, ''))?.[1]
      ?.trim();
    found.push({
      parts: children.slice(i, end + 1),
      author:
        name === undefined || name === '' || /^(?:quote|post|pid)$/i.test(name) || /^\d+$/.test(name) ? null : name,
      sourceId: number,
    });
    i = end;
  }
  return found;
}

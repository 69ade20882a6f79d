/**
 * A base thread: posts written for these tests, with marks that say where a quote may be changed and how.
 *
 * - `{!not}` a negation that can be dropped, `{+not}` a place where one can be put in (nothing is printed there)
 * - `{#12|13|twelve}` a number, another number, and other ways to write the first
 * - `{@Brook|Hale}` a name and another one
 * - `{-likely|unlikely}` a word and the same with a negating prefix or suffix
 * - `{~soon|shortly}` a word and another that neither negates, counts nor names
 */
export interface BaseThread {
  readonly language: string;
  readonly posts: readonly string[];
}

export type MarkKind = '!' | '+' | '#' | '@' | '-' | '~';

/** A marked place of a post: UTF-16 range in the printed text and what may stand there instead. */
export interface Mark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
  readonly others: readonly string[];
}

export interface BasePost {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const MARK = /\{([!+#@~-])([^}]*)\}/gu;

/** The printed text of a marked post and its marks. */
export function readMarks(marked: string): BasePost {
  const marks: Mark[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(at, match.index);
    const kind = kindOf(match[1]);
    const [printed = '', ...others] = (match[2] ?? '').split('|');
    const start = text.length;
    if (kind !== '+') text += printed;
    marks.push({ kind, start, end: text.length, others: kind === '+' ? [printed] : others });
    at = match.index + match[0].length;
    // A place where nothing is printed leaves one space behind, not two, and none before a comma.
    if (kind === '+' && marked.charAt(at) === ' ') at += 1;
    else if (kind === '+') text = text.trimEnd();
  }
  return { text: text + marked.slice(at), marks };
}

function kindOf(sign: string | undefined): MarkKind {
  switch (sign) {
    case '!':
    case '+':
    case '#':
    case '@':
    case '-':
      return sign;
    default:
      return '~';
  }
}

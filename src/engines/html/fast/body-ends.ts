import { NO_ATTRIBUTES } from '../attributes.js';
import type { TreeBuilder } from './builder.js';
import { closeFormatting, reopenFormatting } from './formatting.js';
import { BUTTON_SCOPE, known, LIST_SCOPE, SCOPE, type Tag } from './tags.js';
import { closeTemplate } from './template.js';

type End = (builder: TreeBuilder, tag: Tag) => void;

const P = known('p');
const LI = known('li');
const FORM = known('form');
const BODY = known('body');
const BR = known('br');

const words = (text: string): readonly string[] => text.split(' ');

export function closeParagraph(builder: TreeBuilder): void {
  if (builder.has(P, BUTTON_SCOPE)) closeP(builder);
}

function closeP(builder: TreeBuilder): void {
  builder.closeImpliedExcept(P);
  builder.popThrough(P);
}

/** An end tag without rules of its own closes the nearest element of its name, unless something special is between. */
export const endGeneric: End = (builder, tag) => {
  for (let i = builder.tags.length - 1; i > 0; i -= 1) {
    const open = builder.tags[i];
    if (open === tag) {
      builder.closeImpliedExcept(tag);
      builder.shorten(Math.min(builder.stack.length, i));
      return;
    }
    if (open?.special === true) return;
  }
};

const endBlock: End = (builder, tag) => {
  if (!builder.has(tag)) return;
  builder.closeImplied();
  builder.popThrough(tag);
};

const endMarked: End = (builder, tag) => {
  if (!builder.has(tag)) return;
  builder.closeImplied();
  builder.popThrough(tag);
  builder.clearToMark();
};

const endParagraph: End = (builder) => {
  if (!builder.has(P, BUTTON_SCOPE)) builder.insertImplied(P);
  closeP(builder);
};

const endItem: End = (builder, tag) => {
  if (!builder.has(tag, tag === LI ? LIST_SCOPE : SCOPE)) return;
  builder.closeImpliedExcept(tag);
  builder.popThrough(tag);
};

const endHeading: End = (builder) => {
  const { tags } = builder;
  for (let i = tags.length - 1; i >= 0; i -= 1) {
    if (tags[i]?.heading === true) break;
    if (((tags[i]?.bounds ?? 0) & SCOPE) !== 0) return;
  }
  builder.closeImplied();
  let at = builder.tags.length - 1;
  while (at >= 0 && builder.tags[at]?.heading !== true) at -= 1;
  builder.shorten(Math.max(at, 0));
};

const endBreak: End = (builder) => {
  reopenFormatting(builder);
  builder.append({ tag: BR, attributes: NO_ATTRIBUTES, selfClosing: false });
};

const endForm: End = (builder) => {
  const { form: open } = builder;
  const inTemplate = builder.insideTemplate;
  if (!inTemplate) builder.form = null;
  if ((open === null && !inTemplate) || !builder.has(FORM)) return;
  builder.closeImplied();
  if (inTemplate) builder.popThrough(FORM);
  else if (open !== null) builder.remove(open);
};

const endBody: End = (builder) => {
  if (builder.has(BODY)) builder.mode = builder.modes.afterBody;
};

const endHtml: End = (builder) => {
  if (builder.has(BODY)) builder.mode = builder.modes.afterAfterBody;
};

const endFormatting: End = (builder, tag) => closeFormatting(builder, tag, endGeneric);

const eachEnd = (names: string, end: End): [string, End][] => words(names).map((name) => [name, end]);

/** What end tags do in the body, by name; others go by `endGeneric`. */
export const ENDS: ReadonlyMap<string, End> = new Map([
  ...eachEnd('a b i s u em tt big code font nobr small strike strong', endFormatting),
  ...eachEnd('dl ul ol dir div nav pre main menu aside button center figure footer header hgroup dialog', endBlock),
  ...eachEnd('address article details search section summary listing fieldset blockquote figcaption', endBlock),
  ...eachEnd('li dd dt', endItem),
  ...eachEnd('h1 h2 h3 h4 h5 h6', endHeading),
  ...eachEnd('applet object marquee', endMarked),
  ['template', (builder) => closeTemplate(builder)],
  ['p', endParagraph],
  ['br', endBreak],
  ['body', endBody],
  ['html', endHtml],
  ['form', endForm],
]);

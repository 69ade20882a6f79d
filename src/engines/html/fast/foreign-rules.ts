import { type Attributes, attributeTable } from '../attributes.js';
import { growingElement } from '../growing.js';
import type { Rules, StartTag, TreeBuilder } from './builder.js';
import { foreignTag } from './tags.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** HTML tags that end an SVG drawing wherever they stand in it. */
const EXITS = words(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta ' +
    'nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
);
/** In SVG these names mean nothing, but parse5 takes them for their HTML namesakes here and there. */
const CONFUSED = words(
  'option optgroup rb rp rt rtc tr td th tbody thead tfoot caption colgroup col select template frameset html form',
);
/** Attributes whose prefix is a namespace: the name is what follows. */
const PREFIXED = words(
  'xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:lang xml:space xmlns:xlink',
);

/** Adds an SVG element; names keep the lower case in which they were read. */
export function insertForeign(builder: TreeBuilder, { tag, attributes, selfClosing }: StartTag): void {
  if (CONFUSED.has(tag.name)) builder.refuse(`<${tag.name}> in <svg>`);
  const element = growingElement(tag.name, withoutPrefixes(attributes));
  builder.attach(element);
  if (!selfClosing) builder.push(element, foreignTag(tag.name));
}

function withoutPrefixes(attributes: Attributes): Attributes {
  const names = Object.keys(attributes);
  if (!names.some((name) => PREFIXED.has(name))) return attributes;
  const table = attributeTable();
  for (const name of names) {
    table[PREFIXED.has(name) ? name.slice(name.indexOf(':') + 1) : name] = attributes[name] ?? '';
  }
  return table;
}

/** Leaves the drawing, or goes up to the part of it that holds HTML. */
function leave(builder: TreeBuilder): void {
  for (let tag = builder.currentTag; tag?.foreign === true && !tag.integration; tag = builder.currentTag) builder.pop();
}

function exits({ tag, attributes }: StartTag): boolean {
  if (tag.name !== 'font') return EXITS.has(tag.name);
  return attributes.color !== undefined || attributes.size !== undefined || attributes.face !== undefined;
}

/** The rules inside `<svg>`. */
export const foreign: Rules = {
  text: (builder, text) => builder.insertText(text),
  start: (builder, token) => {
    if (exits(token)) {
      leave(builder);
      builder.mode.start(builder, token);
    } else insertForeign(builder, token);
  },
  end: (builder, tag) => {
    if (tag.name === 'p' || tag.name === 'br') {
      leave(builder);
      builder.mode.end(builder, tag);
      return;
    }
    for (let i = builder.tags.length - 1; i > 0; i -= 1) {
      const open = builder.tags[i];
      if (open?.foreign !== true) {
        builder.mode.end(builder, tag);
        return;
      }
      if (open.name === tag.name) {
        builder.shorten(i);
        return;
      }
    }
  },
};

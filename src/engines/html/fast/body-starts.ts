import { closeParagraph, endGeneric } from './body-ends.js';
import type { StartTag, TreeBuilder } from './builder.js';
import { insertForeign } from './foreign-rules.js';
import { addFormatting, closeFormatting, entryOf, removeEntry, reopenFormatting } from './formatting.js';
import { startInHead, startRaw } from './head-rules.js';
import { BUTTON_SCOPE, known } from './tags.js';

type Start = (builder: TreeBuilder, token: StartTag) => void;

const P = known('p');
const A = known('a');
const LI = known('li');
const DD = known('dd');
const DT = known('dt');
const IMG = known('img');
const NOBR = known('nobr');
const BUTTON = known('button');
const OPTION = known('option');
const RUBY = known('ruby');
const RTC = known('rtc');

const words = (text: string): readonly string[] => text.split(' ');

const block: Start = (builder, token) => {
  closeParagraph(builder);
  builder.insert(token);
};

export const generic: Start = (builder, token) => {
  reopenFormatting(builder);
  builder.insert(token);
};

const formatting: Start = (builder, token) => {
  generic(builder, token);
  addFormatting(builder, token);
};

const anchor: Start = (builder, token) => {
  const open = entryOf(builder, A);
  if (open !== null) {
    closeFormatting(builder, A, endGeneric);
    builder.remove(open.element);
    removeEntry(builder, open);
  }
  formatting(builder, token);
};

const nobr: Start = (builder, token) => {
  reopenFormatting(builder);
  if (builder.has(NOBR)) {
    closeFormatting(builder, NOBR, endGeneric);
    reopenFormatting(builder);
  }
  builder.insert(token);
  addFormatting(builder, token);
};

const heading: Start = (builder, token) => {
  closeParagraph(builder);
  if (builder.currentTag?.heading === true) builder.pop();
  builder.insert(token);
};

/** A list item ends the one before it, unless something special stands between them. */
const item: Start = (builder, token) => {
  const { tag } = token;
  for (let i = builder.tags.length - 1; i >= 0; i -= 1) {
    const open = builder.tags[i];
    if (open === undefined) break;
    if (tag === LI ? open === LI : open === DD || open === DT) {
      builder.closeImpliedExcept(open);
      builder.popThrough(open);
      break;
    }
    if (open.special && open.name !== 'address' && open.name !== 'div' && open !== P) break;
  }
  closeParagraph(builder);
  builder.insert(token);
};

const empty: Start = (builder, token) => {
  reopenFormatting(builder);
  builder.append(token);
};

const rule: Start = (builder, token) => {
  closeParagraph(builder);
  builder.append(token);
};

const preformatted: Start = (builder, token) => {
  block(builder, token);
  builder.skipLineFeed = true;
};

const textarea: Start = (builder, token) => {
  startRaw(builder, token);
  builder.skipLineFeed = true;
};

const xmp: Start = (builder, token) => {
  closeParagraph(builder);
  reopenFormatting(builder);
  startRaw(builder, token);
};

const form: Start = (builder, token) => {
  const inTemplate = builder.insideTemplate;
  if (builder.form !== null && !inTemplate) return;
  block(builder, token);
  if (!inTemplate) builder.form = builder.current;
};

const button: Start = (builder, token) => {
  if (builder.has(BUTTON)) {
    builder.closeImplied();
    builder.popThrough(BUTTON);
  }
  generic(builder, token);
};

const marked: Start = (builder, token) => {
  generic(builder, token);
  builder.mark();
};

const table: Start = (builder, token) => {
  if (builder.quirks === null && builder.has(P, BUTTON_SCOPE)) builder.refuse('unknown document type');
  if (builder.quirks !== true) closeParagraph(builder);
  builder.insert(token);
  builder.mode = builder.modes.inTable;
};

const select: Start = (builder, token) => {
  generic(builder, token);
  const { mode, modes } = builder;
  const inTable =
    mode === modes.inTable ||
    mode === modes.inCaption ||
    mode === modes.inTableBody ||
    mode === modes.inRow ||
    mode === modes.inCell;
  builder.mode = inTable ? modes.inSelectInTable : modes.inSelect;
};

const option: Start = (builder, token) => {
  if (builder.currentTag === OPTION) builder.pop();
  generic(builder, token);
};

const ruby: Start = (builder, token) => {
  const { name } = token.tag;
  if (builder.has(RUBY)) {
    if (name === 'rb' || name === 'rtc') builder.closeImplied();
    else builder.closeImpliedExcept(RTC);
  }
  builder.insert(token);
};

const html: Start = (builder, token) => {
  const first = builder.stack[0];
  if (first !== undefined && !builder.insideTemplate) builder.adoptAttributes(first, token.attributes);
};

const body: Start = (builder, token) => {
  const first = builder.body;
  if (first !== null && !builder.insideTemplate) builder.adoptAttributes(first, token.attributes);
};

const svg: Start = (builder, token) => {
  reopenFormatting(builder);
  insertForeign(builder, token);
};

const refused: Start = (builder, token) => builder.refuse(`<${token.tag.name}>`);

const ignored: Start = () => {
  // Parts of tables and pages mean nothing outside them.
};

const inHead: Start = (builder, token) => {
  startInHead(builder, token);
};

const each = (names: string, start: Start): [string, Start][] => words(names).map((name) => [name, start]);

/** What start tags do in the body, by name; others go by `generic`. */
export const STARTS: ReadonlyMap<string, Start> = new Map([
  ...each('i s b u em tt big code font small strike strong', formatting),
  ...each('h1 h2 h3 h4 h5 h6', heading),
  ...each('p dl ol ul div dir nav main menu aside center figure footer header hgroup dialog details address', block),
  ...each('article search section summary fieldset blockquote figcaption', block),
  ...each('li dd dt', item),
  ...each('br img wbr area embed keygen input', empty),
  ...each('param track source', (builder, token) => builder.append(token)),
  ...each('rb rtc rt rp', ruby),
  ...each('pre listing', preformatted),
  ...each('base link meta style title script bgsound basefont template', inHead),
  ...each('applet object marquee', marked),
  ...each('option optgroup', option),
  ...each('iframe noembed noframes', startRaw),
  ...each('col th td tr head frame tbody tfoot thead caption colgroup', ignored),
  // Rare, and with rules that reach far: parse5 reads those pages.
  ...each('frameset math plaintext', refused),
  ['a', anchor],
  ['hr', rule],
  ['xmp', xmp],
  ['svg', svg],
  ['html', html],
  ['body', body],
  ['form', form],
  ['nobr', nobr],
  ['table', table],
  ['image', (builder, token) => empty(builder, { ...token, tag: IMG })],
  ['button', button],
  ['select', select],
  ['textarea', textarea],
]);

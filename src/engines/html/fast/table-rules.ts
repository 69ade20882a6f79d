import type { Rules, StartTag, TreeBuilder } from './builder.js';
import { startInHead } from './head-rules.js';
import { resetMode } from './reset-mode.js';
import { known, type Tag } from './tags.js';
import { closeTemplate } from './template.js';

const TABLE = known('table');
const TBODY = known('tbody');
const TR = known('tr');
const TD = known('td');
const TH = known('th');
const CAPTION = known('caption');
const COLGROUP = known('colgroup');
const COL = known('col');
const TEMPLATE = known('template');

const tags = (names: string): ReadonlySet<Tag> => new Set(names.split(' ').map(known));

const TABLE_CONTEXT = tags('table template html');
const BODY_CONTEXT = tags('tbody tfoot thead template html');
const ROW_CONTEXT = tags('tr template html');
const SECTIONS = tags('tbody tfoot thead');
const CELLS = tags('td th');
const PARTS = tags('caption col colgroup tbody td tfoot th thead tr');
const STRAY_IN_TABLE = tags('body caption col colgroup html tbody td tfoot th thead tr');
const STRAY_IN_BODY = tags('body caption col colgroup html td th tr');
const STRAY_IN_ROW = tags('body caption col colgroup html td th');
const STRAY_IN_CELL = tags('body caption col colgroup html');

function tableText(builder: TreeBuilder, text: string): void {
  if (builder.currentTag?.fosters === true) builder.holdTableText(text);
  else builder.misplacedIn(() => builder.modes.inBody.text(builder, text));
}

function isHiddenInput({ tag, attributes }: StartTag): boolean {
  return tag.name === 'input' && attributes.type?.toLowerCase() === 'hidden';
}

export const inTable: Rules = {
  text: tableText,
  start: (builder, token) => {
    const { tag } = token;
    switch (tag.name) {
      case 'td':
      case 'th':
      case 'tr':
        builder.popBackTo(TABLE_CONTEXT);
        builder.insertImplied(TBODY);
        builder.mode = builder.modes.inTableBody;
        inTableBody.start(builder, token);
        return;
      case 'tbody':
      case 'tfoot':
      case 'thead':
        open(builder, token, TABLE_CONTEXT, builder.modes.inTableBody);
        return;
      case 'caption':
        builder.popBackTo(TABLE_CONTEXT);
        builder.mark();
        builder.insert(token);
        builder.mode = builder.modes.inCaption;
        return;
      case 'colgroup':
        open(builder, token, TABLE_CONTEXT, builder.modes.inColumnGroup);
        return;
      case 'col':
        builder.popBackTo(TABLE_CONTEXT);
        builder.insertImplied(COLGROUP);
        builder.mode = builder.modes.inColumnGroup;
        inColumnGroup.start(builder, token);
        return;
      case 'table':
        if (builder.hasInTable(TABLE)) {
          builder.popThrough(TABLE);
          resetMode(builder);
          builder.start(token);
        }
        return;
      case 'style':
      case 'script':
      case 'template':
        startInHead(builder, token);
        return;
      case 'form':
        if (builder.form !== null || builder.insideTemplate) return;
        builder.insert(token);
        builder.form = builder.current;
        builder.pop();
        return;
    }
    if (isHiddenInput(token)) builder.append(token);
    else builder.misplacedIn(() => builder.modes.inBody.start(builder, token));
  },
  end: (builder, tag) => {
    if (tag === TABLE) {
      if (!builder.hasInTable(TABLE)) return;
      builder.popThrough(TABLE);
      resetMode(builder);
    } else if (tag === TEMPLATE) closeTemplate(builder);
    else if (!STRAY_IN_TABLE.has(tag)) builder.misplacedIn(() => builder.modes.inBody.end(builder, tag));
  },
};

function open(builder: TreeBuilder, token: StartTag, context: ReadonlySet<Tag>, mode: Rules): void {
  builder.popBackTo(context);
  builder.insert(token);
  builder.mode = mode;
}

/** Closes what the context holds and the context itself. */
function leave(builder: TreeBuilder, context: ReadonlySet<Tag>, mode: Rules): void {
  builder.popBackTo(context);
  builder.pop();
  builder.mode = mode;
}

function hasSection(builder: TreeBuilder): boolean {
  for (let i = builder.tags.length - 1; i >= 0; i -= 1) {
    const tag = builder.tags[i];
    if (tag === undefined) continue;
    if (SECTIONS.has(tag)) return true;
    if (tag === TABLE || tag.name === 'html') return false;
  }
  return true;
}

export const inTableBody: Rules = {
  text: tableText,
  start: (builder, token) => {
    const { tag } = token;
    if (tag === TR) open(builder, token, BODY_CONTEXT, builder.modes.inRow);
    else if (CELLS.has(tag)) {
      builder.popBackTo(BODY_CONTEXT);
      builder.insertImplied(TR);
      builder.mode = builder.modes.inRow;
      inRow.start(builder, token);
    } else if (PARTS.has(tag)) {
      if (!hasSection(builder)) return;
      leave(builder, BODY_CONTEXT, builder.modes.inTable);
      inTable.start(builder, token);
    } else inTable.start(builder, token);
  },
  end: (builder, tag) => {
    if (SECTIONS.has(tag)) {
      if (builder.hasInTable(tag)) leave(builder, BODY_CONTEXT, builder.modes.inTable);
    } else if (tag === TABLE) {
      if (!hasSection(builder)) return;
      leave(builder, BODY_CONTEXT, builder.modes.inTable);
      inTable.end(builder, tag);
    } else if (!STRAY_IN_BODY.has(tag)) inTable.end(builder, tag);
  },
};

export const inRow: Rules = {
  text: tableText,
  start: (builder, token) => {
    const { tag } = token;
    if (CELLS.has(tag)) {
      open(builder, token, ROW_CONTEXT, builder.modes.inCell);
      builder.mark();
    } else if (PARTS.has(tag)) {
      if (!builder.hasInTable(TR)) return;
      leave(builder, ROW_CONTEXT, builder.modes.inTableBody);
      inTableBody.start(builder, token);
    } else inTable.start(builder, token);
  },
  end: (builder, tag) => {
    if (tag === TR || tag === TABLE) {
      if (!builder.hasInTable(TR)) return;
      leave(builder, ROW_CONTEXT, builder.modes.inTableBody);
      if (tag === TABLE) inTableBody.end(builder, tag);
    } else if (SECTIONS.has(tag)) {
      if (!builder.hasInTable(tag) && !builder.hasInTable(TR)) return;
      leave(builder, ROW_CONTEXT, builder.modes.inTableBody);
      inTableBody.end(builder, tag);
    } else if (!STRAY_IN_ROW.has(tag)) inTable.end(builder, tag);
  },
};

function closeCell(builder: TreeBuilder): void {
  builder.closeImplied();
  let at = builder.tags.length - 1;
  while (at >= 0 && builder.tags[at] !== TD && builder.tags[at] !== TH) at -= 1;
  builder.shorten(Math.max(at, 0));
  builder.clearToMark();
  builder.mode = builder.modes.inRow;
}

export const inCell: Rules = {
  text: (builder, text) => builder.modes.inBody.text(builder, text),
  start: (builder, token) => {
    if (!PARTS.has(token.tag)) builder.modes.inBody.start(builder, token);
    else if (builder.hasInTable(TD) || builder.hasInTable(TH)) {
      closeCell(builder);
      inRow.start(builder, token);
    }
  },
  end: (builder, tag) => {
    if (CELLS.has(tag)) {
      if (!builder.hasInTable(tag)) return;
      builder.closeImplied();
      builder.popThrough(tag);
      builder.clearToMark();
      builder.mode = builder.modes.inRow;
    } else if (tag === TABLE || tag === TR || SECTIONS.has(tag)) {
      if (!builder.hasInTable(tag)) return;
      closeCell(builder);
      inRow.end(builder, tag);
    } else if (!STRAY_IN_CELL.has(tag)) builder.modes.inBody.end(builder, tag);
  },
};

function leaveCaption(builder: TreeBuilder): boolean {
  if (!builder.hasInTable(CAPTION)) return false;
  builder.closeImplied();
  builder.popThrough(CAPTION);
  builder.clearToMark();
  builder.mode = builder.modes.inTable;
  return true;
}

export const inCaption: Rules = {
  text: (builder, text) => builder.modes.inBody.text(builder, text),
  start: (builder, token) => {
    if (!PARTS.has(token.tag)) builder.modes.inBody.start(builder, token);
    else if (leaveCaption(builder)) inTable.start(builder, token);
  },
  end: (builder, tag) => {
    if (tag === CAPTION) leaveCaption(builder);
    else if (tag === TABLE) {
      if (leaveCaption(builder)) inTable.end(builder, tag);
    } else if (tag.name === 'body' || tag.name === 'html' || PARTS.has(tag)) return;
    else builder.modes.inBody.end(builder, tag);
  },
};

export const inColumnGroup: Rules = {
  text: (builder, text) => {
    const rest = text.replace(/^[\t\n\f ]+/, '');
    builder.insertText(text.slice(0, text.length - rest.length));
    if (rest !== '' && leaveColumnGroup(builder)) inTable.text(builder, rest);
  },
  start: (builder, token) => {
    if (token.tag.name === 'html') builder.modes.inBody.start(builder, token);
    else if (token.tag === COL) builder.append(token);
    else if (token.tag === TEMPLATE) startInHead(builder, token);
    else if (leaveColumnGroup(builder)) builder.start(token);
  },
  end: (builder, tag) => {
    if (tag === COLGROUP) leaveColumnGroup(builder);
    else if (tag === TEMPLATE) closeTemplate(builder);
    else if (tag !== COL && leaveColumnGroup(builder)) builder.end(tag);
  },
};

function leaveColumnGroup(builder: TreeBuilder): boolean {
  if (builder.currentTag !== COLGROUP) return false;
  builder.pop();
  builder.mode = builder.modes.inTable;
  return true;
}

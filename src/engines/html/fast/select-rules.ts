import type { Rules, TreeBuilder } from './builder.js';
import { startInHead } from './head-rules.js';
import { resetMode } from './reset-mode.js';
import { known } from './tags.js';
import { closeTemplate } from './template.js';

const SELECT = known('select');
const OPTION = known('option');
const OPTGROUP = known('optgroup');
const TABLE_TAGS: ReadonlySet<string> = new Set('caption table tbody tfoot thead tr td th'.split(' '));

function closeOption(builder: TreeBuilder): void {
  if (builder.currentTag === OPTION) builder.pop();
}

/** Whether only options stand between here and the select. */
function isInSelect(builder: TreeBuilder): boolean {
  for (let i = builder.tags.length - 1; i >= 0; i -= 1) {
    const tag = builder.tags[i];
    if (tag === SELECT) return true;
    if (tag?.foreign !== true && tag !== OPTION && tag !== OPTGROUP) return false;
  }
  return true;
}

function closeSelect(builder: TreeBuilder): void {
  builder.popThrough(SELECT);
  resetMode(builder);
}

export const inSelect: Rules = {
  text: (builder, text) => builder.insertText(text),
  start: (builder, token) => {
    const { tag } = token;
    switch (tag.name) {
      case 'html':
        builder.modes.inBody.start(builder, token);
        return;
      case 'option':
        closeOption(builder);
        builder.insert(token);
        return;
      case 'optgroup':
      case 'hr':
        closeOption(builder);
        if (builder.currentTag === OPTGROUP) builder.pop();
        if (tag === OPTGROUP) builder.insert(token);
        else builder.append(token);
        return;
      case 'input':
      case 'keygen':
      case 'textarea':
      case 'select':
        if (!isInSelect(builder)) return;
        closeSelect(builder);
        if (tag !== SELECT) builder.start(token);
        return;
      case 'script':
      case 'template':
        startInHead(builder, token);
    }
  },
  end: (builder, tag) => {
    if (tag === OPTGROUP) {
      if (builder.currentTag === OPTION && builder.tags.at(-2) === OPTGROUP) builder.pop();
      if (builder.currentTag === OPTGROUP) builder.pop();
    } else if (tag === OPTION) closeOption(builder);
    else if (tag === SELECT && isInSelect(builder)) closeSelect(builder);
    else if (tag.name === 'template') closeTemplate(builder);
  },
};

export const inSelectInTable: Rules = {
  text: inSelect.text,
  start: (builder, token) => {
    if (!TABLE_TAGS.has(token.tag.name)) {
      inSelect.start(builder, token);
      return;
    }
    closeSelect(builder);
    builder.start(token);
  },
  end: (builder, tag) => {
    if (!TABLE_TAGS.has(tag.name)) inSelect.end(builder, tag);
    else if (builder.hasInTable(tag)) {
      closeSelect(builder);
      builder.end(tag);
    }
  },
};

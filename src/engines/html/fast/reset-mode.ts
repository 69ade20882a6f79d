import type { Rules, TreeBuilder } from './builder.js';
import { known } from './tags.js';

const TABLE = known('table');
const TEMPLATE = known('template');

/** Where the mode continues after a table, a select or the like was closed. */
export function resetMode(builder: TreeBuilder): void {
  builder.mode = modeFor(builder);
}

function modeFor(builder: TreeBuilder): Rules {
  const { modes } = builder;
  for (let i = builder.tags.length - 1; i >= 0; i -= 1) {
    const tag = builder.tags[i];
    if (tag === undefined || tag.foreign) continue;
    switch (tag.name) {
      case 'tr':
        return modes.inRow;
      case 'tbody':
      case 'thead':
      case 'tfoot':
        return modes.inTableBody;
      case 'td':
      case 'th':
        return modes.inCell;
      case 'caption':
        return modes.inCaption;
      case 'colgroup':
        return modes.inColumnGroup;
      case 'table':
        return modes.inTable;
      case 'body':
        return modes.inBody;
      case 'select':
        return isInTable(builder, i) ? modes.inSelectInTable : modes.inSelect;
      case 'template':
        return builder.templates.at(-1) ?? modes.inTemplate;
      case 'html':
        return builder.head === null ? modes.beforeHead : modes.afterHead;
      case 'head':
        return modes.inHead;
    }
  }
  return modes.inBody;
}

/** Whether a table is open below this place of the stack, with no template between. */
function isInTable(builder: TreeBuilder, at: number): boolean {
  const table = builder.tags.lastIndexOf(TABLE, at);
  return table > 0 && table > builder.tags.lastIndexOf(TEMPLATE, at);
}

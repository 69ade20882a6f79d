import type { Rules, TreeBuilder } from './builder.js';
import { startInHead } from './head-rules.js';
import { closeTemplate } from './template.js';

/** The first tag that shows what a template holds decides by which rules the rest of it is read. */
export const inTemplate: Rules = {
  text: (builder, text) => builder.modes.inBody.text(builder, text),
  start: (builder, token) => {
    if (startInHead(builder, token)) return;
    const mode = modeFor(builder, token.tag.name);
    builder.templates[builder.templates.length - 1] = mode;
    builder.mode = mode;
    mode.start(builder, token);
  },
  end: (builder, tag) => {
    if (tag.name === 'template') closeTemplate(builder);
  },
};

function modeFor({ modes }: TreeBuilder, name: string): Rules {
  switch (name) {
    case 'caption':
    case 'colgroup':
    case 'tbody':
    case 'tfoot':
    case 'thead':
      return modes.inTable;
    case 'col':
      return modes.inColumnGroup;
    case 'tr':
      return modes.inTableBody;
    case 'td':
    case 'th':
      return modes.inRow;
    default:
      return modes.inBody;
  }
}

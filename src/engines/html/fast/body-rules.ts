import { ENDS, endGeneric } from './body-ends.js';
import { generic, STARTS } from './body-starts.js';
import type { Rules } from './builder.js';
import { reopenFormatting } from './formatting.js';

/** The rules of the body, and of all that reads like it. */
export const inBody: Rules = {
  text: (builder, text) => {
    reopenFormatting(builder);
    builder.insertText(text);
  },
  start: (builder, token) => (STARTS.get(token.tag.name) ?? generic)(builder, token),
  end: (builder, tag) => (ENDS.get(tag.name) ?? endGeneric)(builder, tag),
};

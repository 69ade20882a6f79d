import type { StartTag, TreeBuilder } from './builder.js';
import { resetMode } from './reset-mode.js';
import { known } from './tags.js';

const TEMPLATE = known('template');

/** Opens a `<template>`: its content is parsed by rules of its own and is not part of the page. */
export function openTemplate(builder: TreeBuilder, token: StartTag): void {
  builder.insert(token);
  builder.inert.push(builder.current);
  builder.mark();
  builder.mode = builder.modes.inTemplate;
  builder.templates.push(builder.mode);
}

export function closeTemplate(builder: TreeBuilder): void {
  if (!builder.insideTemplate) return;
  while (builder.currentTag?.impliedInTables === true) builder.pop();
  builder.popThrough(TEMPLATE);
  builder.clearToMark();
  builder.templates.pop();
  resetMode(builder);
}

import type { Block } from '../../model/body.js';

/** Blocks whose quotes tell no id and no link of their source; depth is bounded by whoever read them. */
export function withoutIds(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'quote':
        return { ...block, sourceExternalId: null, sourceUrl: null, blocks: withoutIds(block.blocks) };
      case 'spoiler':
        return { ...block, blocks: withoutIds(block.blocks) };
      case 'list':
        return { ...block, items: block.items.map(withoutIds) };
      default:
        return block;
    }
  });
}

import type { Block } from '../model/body.js';

/** A printed piece of a post's own text; offsets are UTF-16 units of `Body.ownText`. */
export interface OwnPiece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** An image or attachment that stands in the text as its placeholder ("image.png"). */
  readonly placeholder: boolean;
  /** Own segments are numbered from 0; a quote begins the next one. */
  readonly segment: number;
}

/** The pieces `renderBody` joins into the own text, in its order. */
export function ownPieces(blocks: readonly Block[]): OwnPiece[] {
  const out: OwnPiece[] = [];
  const stack: Block[] = [];
  pushReversed(stack, blocks);
  let at = 0;
  let segment = 0;
  const push = (text: string | null, placeholder: boolean): void => {
    if (text === null || text === '') return;
    const start = out.length === 0 ? 0 : at + 1;
    at = start + text.length;
    out.push({ start, end: at, text, placeholder, segment });
  };
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    switch (block.type) {
      case 'text':
      case 'code':
        push(block.text, false);
        break;
      case 'image':
      case 'attachment':
        push(block.printed, true);
        break;
      case 'list':
        for (let i = block.items.length - 1; i >= 0; i -= 1) pushReversed(stack, block.items[i] ?? []);
        break;
      case 'spoiler':
        pushReversed(stack, block.blocks);
        break;
      case 'quote':
        segment += 1;
        break;
    }
  }
  return out;
}

function pushReversed(stack: Block[], blocks: readonly Block[]): void {
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const block = blocks[i];
    if (block !== undefined) stack.push(block);
  }
}

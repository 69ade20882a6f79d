import type { GrowingElement, GrowingNode } from '../../src/engines/html/growing.js';

/** A tree as lines, one per node: tag, attributes in order, text, comments. Equal lines are equal trees. */
export function linesOf(root: GrowingElement): readonly string[] {
  const lines: string[] = [];
  const stack: { nodes: readonly GrowingNode[]; next: number }[] = [{ nodes: root.children, next: 0 }];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.nodes[frame.next];
    frame.next += 1;
    if (node === undefined) stack.pop();
    else if (typeof node === 'string') lines.push(`${stack.length} text ${JSON.stringify(node)}`);
    else if ('comment' in node) lines.push(`${stack.length} comment ${JSON.stringify(node.comment)}`);
    else {
      lines.push(`${stack.length} <${node.tag}> ${JSON.stringify(Object.entries(node.attributes))}`);
      stack.push({ nodes: node.children, next: 0 });
    }
  }
  return lines;
}

/** Where two trees differ first, with what stands before; null when they are equal. */
export function difference(one: readonly string[], two: readonly string[]): string | null {
  const length = Math.max(one.length, two.length);
  for (let i = 0; i < length; i += 1) {
    if (one[i] === two[i]) continue;
    const before = one.slice(Math.max(0, i - 4), i).map((line) => `  ${line.slice(0, 200)}`);
    return [...before, `- ${one[i]?.slice(0, 300)}`, `+ ${two[i]?.slice(0, 300)}`].join('\n');
  }
  return null;
}

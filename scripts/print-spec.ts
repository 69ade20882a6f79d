/** Prints a drafted spec as the source of a spec file, or as the JSON that `--engines` takes. */
import type { EngineDraft } from '../src/engines/define-engine.js';

/** `src/engines/specs/<name>/<name>.ts` */
export function specSource(draft: EngineDraft, constant: string, notes: readonly string[]): string {
  return `import { defineEngine } from '../../define-engine.js';

/**
 * ${draft.engine} ${draft.generation}. Drafted from one saved page; check each line against others and say here what
 * themes and versions change.
${notes.map((note) => ` * - ${note.replace(/\*\//g, '* /')}`).join('\n')}
 */
export const ${constant} = defineEngine(${literal(draft, '')});
`;
}

/** A file for a folder of `--engines`. */
export function specJson(draft: EngineDraft): string {
  return `${JSON.stringify(draft, (_, value: unknown) => (value instanceof RegExp ? String(value) : value), 2)}\n`;
}

/** The name of the spec's constant: "my-board", "2.1" -> MY_BOARD_2_1. */
export function constantName(engine: string, generation: string): string {
  return `${engine}_${generation}`.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

function literal(value: unknown, indent: string): string {
  if (value instanceof RegExp) return String(value);
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (value === null || typeof value !== 'object') return String(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => literal(item, deeper));
    return `[${items.map((item) => `\n${deeper}${item},`).join('')}\n${indent}]`;
  }
  const members = Object.entries(value).map(([name, member]) => `${name}: ${literal(member, deeper)}`);
  const line = `{ ${members.join(', ')} }`;
  if (!line.includes('\n') && indent.length + line.length <= 100) return line;
  return `{${members.map((member) => `\n${deeper}${member},`).join('')}\n${indent}}`;
}

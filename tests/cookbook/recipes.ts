import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/shared.js';

/** A question of docs/cookbook.md. */
export interface Recipe {
  readonly title: string;
  readonly sql: string;
  /** What each parameter is, and its value for the demo data. */
  readonly params: readonly { readonly about: string; readonly demo: string }[];
  /** The answer for the demo data as it stands in the document; null: none is there yet. */
  readonly answer: string | null;
}

export const COOKBOOK = path.join(root, 'docs', 'cookbook.md');

/** The questions of the cookbook, in its order. */
export function readRecipes(text = readFileSync(COOKBOOK, 'utf8')): Recipe[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [title = ''] = part.split('\n', 1);
      const sql = /^```sql\n([\s\S]*?)\n```/m.exec(part)?.[1] ?? '';
      const line = /^Parameters: (.*)$/m.exec(part)?.[1] ?? '';
      const params = [...line.matchAll(/`\$\d+` ([^(`]*) \(`([^`]*)`\)/g)].map((match) => ({
        about: match[1] ?? '',
        demo: match[2] ?? '',
      }));
      return { title, sql, params, answer: /^```text\n([\s\S]*?)\n```/m.exec(part)?.[1] ?? null };
    });
}

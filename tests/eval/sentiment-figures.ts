import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadLists } from '../../src/analyze/sentiment/foreign/lists.js';
import { scoreSentiment } from '../../src/analyze/sentiment/index.js';
import { classFigures } from '../../src/measure/measures.js';
import { root } from '../support/shared.js';

export interface LanguageFigure {
  readonly language: string;
  readonly posts: number;
  readonly macroF1: number;
  readonly accuracy: number;
  /** Mean confidence of the answers. */
  readonly confidence: number;
  /** Posts that were read otherwise than labelled. */
  readonly wrong: readonly string[];
}

const LABELS: Readonly<Record<string, string>> = { '+': 'positive', '=': 'neutral', '-': 'negative' };

/** Figures by language on `tests/analyze/sentiment/<half>`: a post a line, begun by its label (+, =, -). */
export async function languageFigures(half: string): Promise<readonly LanguageFigure[]> {
  await loadLists();
  const folder = path.join(root, 'tests', 'analyze', 'sentiment', half);
  return readdirSync(folder)
    .sort()
    .map((name) => figureOf(path.basename(name, '.txt'), readFileSync(path.join(folder, name), 'utf8')));
}

function figureOf(language: string, content: string): LanguageFigure {
  const rows = content
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ label: LABELS[line.charAt(0)] ?? '', text: line.slice(2) }));
  const values = rows.map(({ text }) =>
    scoreSentiment({ text, full: null, language, by: 'post', reply: false, lists: true, targets: [] }),
  );
  const { macroF1, accuracy } = classFigures(
    rows.map(({ label }) => label),
    values.map((value) => value.class ?? ''),
  );
  return {
    language,
    posts: rows.length,
    macroF1,
    accuracy,
    confidence: values.reduce((sum, value) => sum + (value.confidence ?? 0), 0) / values.length,
    wrong: rows.flatMap(({ label, text }, i) => {
      const value = values[i];
      const words = value?.words.map((word) => `${word.text} ${word.valence}`).join(', ') ?? '';
      return value?.class === label ? [] : [`${label} > ${value?.class ?? value?.reason ?? ''}: ${text} [${words}]`];
    }),
  };
}

import type { Weights } from '../analyze/linear/weights.js';
import { table } from './table.js';

/** Model cards of weights as Markdown: what they learned from, under which licence, and what was measured. */
export function modelCards(all: readonly Weights[]): string {
  return all.map(cardOf).join('\n');
}

function cardOf({ task, labels, blocks, numbers, card }: Weights): string {
  const sets = card.sets.map((set) => [set.name, set.licence, String(set.rows)]);
  const figures = card.figures.map((one) => [one.set, one.split, String(one.rows), one.measure, one.value.toFixed(3)]);
  const settings = Object.entries(card.settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  return [
    `### ${task}`,
    '',
    `A linear model over ${blocks.length} blocks of words and runs of characters and ${numbers.length} numbers of the rules; it tells ${labels.join(', ')}.`,
    `Trained ${card.date ?? 'on a day not given'} with seed ${card.seed} (${settings}). Licence of the weights: ${card.licence}.`,
    '',
    table(['learned from', 'licence', 'rows'], sets),
    '',
    table(['measured on', 'half', 'rows', 'measure', 'value'], figures),
    '',
  ].join('\n');
}

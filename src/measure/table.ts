import { COLUMNS, type Column, type Evaluation, type Figure } from './evaluate.js';

const WORTH: readonly Column[] = ['shipped', 'trained here'];

/** Evaluations as Markdown: figures with their intervals, then what confidences are worth. */
export function evaluationTable(evaluations: readonly Evaluation[]): string {
  const columns = COLUMNS.filter((column) =>
    evaluations.some((one) => one.figures.some((figure) => figure.column === column)),
  );
  const head = ['task', 'set', 'half', 'rows', 'measure', ...columns];
  const rows = evaluations.map((one) => [
    one.task,
    one.set,
    one.split,
    String(one.rows),
    one.measure,
    ...columns.map((column) => cell(one.figures.find((figure) => figure.column === column))),
  ]);
  const worth = evaluations.flatMap((one) =>
    WORTH.flatMap((column) => {
      const figure = one.figures.find((candidate) => candidate.column === column);
      if (figure === undefined || figure.calibrationError === null) return [];
      return [
        [
          one.task,
          one.set,
          one.split,
          column,
          number(figure.accuracy),
          number(figure.accuracyAtHalf),
          number(figure.calibrationError),
          number(figure.abstained),
        ],
      ];
    }),
  );
  return [
    table(head, rows),
    '',
    'What confidences are worth:',
    '',
    table(
      ['task', 'set', 'half', 'who', 'accuracy', 'accuracy at 50 % coverage', 'calibration error (ECE)', 'abstains'],
      worth,
    ),
    '',
  ].join('\n');
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(figure: Figure | undefined): string {
  if (figure === undefined || !Number.isFinite(figure.value)) return '';
  return `${number(figure.value)} (${number(figure.low)}-${number(figure.high)})`;
}

/** Three digits without the leading zero. */
export function number(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '' : value.toFixed(3).replace(/^(-?)0\./, '$1.');
}

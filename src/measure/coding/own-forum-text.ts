import type { Interval } from '../bootstrap.js';
import { number, table } from '../table.js';
import { writeCsv } from './csv.js';
import type { ItemVerdict } from './gold.js';
import type { OwnForum } from './own-forum.js';
import type { ReadLabels } from './read-labels.js';
import { ITEM_COLUMN, LABEL_COLUMN } from './sheet.js';
import { ABSTAINED } from './tasks.js';

/** Problems shown one by one; JSON has them all. */
const SHOWN = 20;

/** What was measured on one's own forum, as Markdown. */
export function ownForumText(report: OwnForum): string {
  const parts = [coders(report), agreement(report), gold(report), machine(report), prevalence(report), notes(report)];
  return parts.filter((part) => part !== '').join('\n');
}

function coders({ coders: all, problems }: OwnForum): string {
  const rows = all.map(({ coder, assigned, labelled, unsure, refused }) => [
    coder,
    assigned === null ? '' : String(assigned),
    String(labelled),
    String(unsure),
    String(refused),
  ]);
  return [
    '## Coders',
    '',
    table(['coder', 'items on the sheet', 'coded', 'of them “cannot tell”', 'lines refused'], rows),
    '',
    ...problems.slice(0, SHOWN).map(({ file, line, message }) => `- ${file}, line ${line}: ${message}`),
    ...(problems.length > SHOWN ? [`- … and ${problems.length - SHOWN} more (--format json)`] : []),
    ...(problems.length > 0 ? [''] : []),
  ].join('\n');
}

function agreement({ agreement: { items, alpha, pairs, each } }: OwnForum): string {
  if (items === 0) return '';
  const rows = Object.entries(alpha).map(([level, value]) => [
    `Krippendorff’s alpha, ${level}`,
    String(items),
    cell(value),
  ]);
  const pairRows = pairs.map((pair) => [
    `${pair.coders[0]} and ${pair.coders[1]}`,
    String(pair.items),
    number(pair.equal),
    number(pair.kappa),
  ]);
  const eachRows = each.map((one) => [`${one.coder} and most of the others`, String(one.items), number(one.equal), '']);
  return [
    '## Agreement',
    '',
    table(['measure', 'items', 'value'], rows),
    '',
    table(['who', 'items', 'same label', 'Cohen’s kappa'], [...pairRows, ...eachRows]),
    '',
  ].join('\n');
}

function gold({ gold: found, labels }: OwnForum): string {
  const shares = labels.map((label) => `${label} ${number(found.shares[label] ?? 0)}`).join(', ');
  return [
    '## Gold labels',
    '',
    `${found.decided} of ${found.items} items have one, by the majority of the coders: ${shares} (shares of the sample).`,
    `${found.oneCoder} by one coder alone, ${found.adjudicated} settled, ${found.ties} tied, ${found.unsure} cannot be told.`,
    '',
  ].join('\n');
}

function machine({ machine: error, analyzers, population }: OwnForum): string {
  if (error === null) return '';
  const who = analyzers.map(({ analyzer, version }) => `${analyzer} ${version}`).join(', ');
  const confusion = error.confusion.rows.map((row) => [
    row.gold,
    ...row.shares.map((share, i) => `${number(share)} (${row.items[i] ?? 0})`),
  ]);
  const classes = error.classes.map((one) => [
    one.label,
    String(one.gold),
    String(one.said),
    cell(one.precision),
    cell(one.recall),
    cell(one.f1),
  ]);
  return [
    '## The machine against the coders',
    '',
    `${who || 'The machine'}, ${error.items} items that stand for ${population?.coded ?? error.items}; every figure is weighted by how the items were drawn.`,
    '',
    table(
      ['right', 'right where it answers', 'answers', 'macro-F1'],
      [[cell(error.accuracy), cell(error.accuracyAnswered), cell(error.coverage), cell(error.macroF1)]],
    ),
    '',
    table(['class', 'coded so', 'machine says so', 'precision', 'recall', 'F1'], classes),
    '',
    'Rows: what the coders say; columns: what the machine says; shares of all, and items in brackets.',
    '',
    table(['coders \\ machine', ...error.confusion.columns], confusion),
    '',
  ].join('\n');
}

function prevalence({ prevalence: all }: OwnForum): string {
  if (all === null) return '';
  const rows = all.map((one) => [
    one.label,
    number(one.machine),
    cell(one.adjusted),
    cell(one.corrected),
    cell(one.direct),
  ]);
  return [
    '## How common the classes are',
    '',
    table(
      [
        'class',
        'machine, uncorrected',
        'machine, adjusted by the coded items',
        'error matrix inverted',
        'coded items alone',
      ],
      rows,
    ),
    '',
    `Quote the adjusted share with its bounds: it holds however bad the machine is, and is the narrower the better it is. The inverted matrix (Rogan and Gladen) needs many coded items per class; the coded items alone make no use of the machine. “${ABSTAINED}”: the machine does not say.`,
    '',
  ].join('\n');
}

function notes({ notes: all }: OwnForum): string {
  return all.length === 0 ? '' : ['## Mind', '', ...all.map((note) => `- ${note}`), ''].join('\n');
}

function cell(interval: Interval | null): string {
  return interval === null ? '' : `${number(interval.value)} (${number(interval.low)}-${number(interval.high)})`;
}

/** Items to settle as CSV: what the coders saw and said, and an empty label; filled in, it goes back with --adjudicated. */
export function adjudicationSheet(ties: readonly ItemVerdict[], read: ReadLabels, bom: boolean): string {
  const columns = [...new Set(ties.flatMap(({ item }) => [...(read.texts.get(item)?.keys() ?? [])]))];
  const coders = read.coders;
  const head = [ITEM_COLUMN, ...columns, ...coders.map((coder) => `label of ${coder}`), LABEL_COLUMN];
  const rows = ties.map(({ item, votes }) => [
    item,
    ...columns.map((column) => read.texts.get(item)?.get(column) ?? ''),
    ...coders.map((coder) => votes.get(coder) ?? ''),
    '',
  ]);
  return writeCsv([head, ...rows], bom);
}

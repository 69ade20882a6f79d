import path from 'node:path';
import { InputError } from '../../model/errors.js';
import { type CsvRow, readCsv } from './csv.js';
import { ITEM_COLUMN, LABEL_COLUMN, NOTE_COLUMN } from './sheet.js';
import { type CodingScheme, UNSURE } from './tasks.js';

/** One coder's answer to one item; null: he wrote that the words do not tell. */
export interface CoderLabel {
  readonly coder: string;
  readonly item: string;
  readonly label: string | null;
}

/** A line that cannot be counted, and what to do about it. */
export interface LabelProblem {
  readonly code: 'unknown-label' | 'unknown-item' | 'double-item' | 'no-item';
  readonly coder: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What label files say. */
export interface ReadLabels {
  readonly labels: readonly CoderLabel[];
  readonly problems: readonly LabelProblem[];
  /** Coders in the order of the files. */
  readonly coders: readonly string[];
  /** What else stood on an item's row (the first time it came), by column: for lists of items to settle. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Reads filled-in sheets (columns item and label; the coder is the name of the file), or long files (item, coder, label).
 * Empty labels are items not coded yet.
 *
 * @param scheme labels that may be written; null: any
 * @param items items that may stand there; null: any
 * @throws InputError for a file without these columns
 */
export function readLabels(
  files: readonly { readonly name: string; readonly text: string }[],
  scheme: CodingScheme | null,
  items: ReadonlySet<string> | null,
): ReadLabels {
  const labels: CoderLabel[] = [];
  const problems: LabelProblem[] = [];
  const coders = new Set<string>();
  const texts = new Map<string, ReadonlyMap<string, string>>();
  const first = new Map<string, { readonly label: string | null; readonly file: string; readonly line: number }>();
  const names = coderNamesOf(files.map((file) => file.name));
  files.forEach(({ name: file, text }, place) => {
    const [head, ...rows] = readCsv(text);
    const columns = columnsOf(head, file);
    if (columns.coder === null) coders.add(names[place] ?? file);
    for (const row of rows) {
      const cell = (at: number | null): string => (at === null ? '' : (row.cells[at] ?? '')).trim();
      const item = cell(columns.item);
      const coder = columns.coder === null ? (names[place] ?? file) : cell(columns.coder);
      const refuse = (code: LabelProblem['code'], message: string): void => {
        problems.push({ code, coder, file, line: row.line, message });
      };
      if (item === '' || coder === '') {
        refuse('no-item', `The cell ${item === '' ? 'item' : 'coder'} is empty: put back what stood there.`);
        continue;
      }
      if (items !== null && !items.has(item)) {
        refuse('unknown-item', `There is no item ${item} in the key: is this a sheet of another sample?`);
        continue;
      }
      if (!texts.has(item)) texts.set(item, othersOf(head, row));
      coders.add(coder);
      const written = cell(columns.label);
      if (written === '') continue;
      const label = written === UNSURE ? null : labelOf(written, scheme);
      if (label === undefined) {
        const known = scheme?.labels.map((one) => one.label).join(', ') ?? '';
        refuse('unknown-label', `“${written.slice(0, 40)}” is no label: write one of ${known}, or ${UNSURE}.`);
        continue;
      }
      const earlier = first.get(`${coder} ${item}`);
      if (earlier === undefined) {
        first.set(`${coder} ${item}`, { label, file, line: row.line });
        labels.push({ coder, item, label });
      } else if (earlier.label !== label)
        refuse(
          'double-item',
          `${coder} has labelled ${item} otherwise in ${earlier.file}, line ${earlier.line}, which counts: take one of them out.`,
        );
    }
  });
  return { labels, problems, coders: [...coders], texts };
}

interface Columns {
  readonly item: number;
  readonly label: number;
  readonly coder: number | null;
}

function columnsOf(head: CsvRow | undefined, file: string): Columns {
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const item = names.indexOf(ITEM_COLUMN);
  const label = names.indexOf(LABEL_COLUMN);
  const coder = names.indexOf('coder');
  if (item < 0 || label < 0)
    throw new InputError(
      'bad-labels',
      `The first line must name the columns ${ITEM_COLUMN} and ${LABEL_COLUMN}; it has: ${names.slice(0, 8).join(', ').slice(0, 120) || 'nothing'}.`,
      file,
    );
  return { item, label, coder: coder < 0 ? null : coder };
}

function othersOf(head: CsvRow | undefined, row: CsvRow): ReadonlyMap<string, string> {
  const named = head?.cells.map((name, i) => [name.trim().toLowerCase(), row.cells[i] ?? ''] as const) ?? [];
  return new Map(named.filter(([name]) => ![ITEM_COLUMN, LABEL_COLUMN, NOTE_COLUMN, 'coder', ''].includes(name)));
}

/** The label a coder means, or undefined. */
function labelOf(written: string, scheme: CodingScheme | null): string | undefined {
  const folded = written.toLowerCase().replace(/[\s.]+$/u, '');
  if (scheme === null) return folded;
  return scheme.labels.find(({ label, also }) => label === folded || also.includes(folded))?.label;
}

/** Coders are called by their files, with the folder before it where two files have one name. */
function coderNamesOf(files: readonly string[]): string[] {
  const bare = files.map((file) => path.basename(file).replace(/\.[^.]*$/, ''));
  return bare.map((name, i) =>
    bare.indexOf(name) === i && bare.lastIndexOf(name) === i
      ? name
      : `${path.basename(path.dirname(files[i] ?? ''))}/${name}`,
  );
}

/** A label file's bytes as text: UTF-8, UTF-16 with its mark, else the Latin alphabet as spreadsheets of old saved it. */
export function labelText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('latin1').decode(bytes);
    throw error;
  }
}

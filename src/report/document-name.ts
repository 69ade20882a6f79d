import { type Row, textOf } from './rows.js';
import { opening } from './words.js';

/** How an article is named in reports: title and publisher where known, else the agency, else the file. */
export function documentName(row: Row): string {
  const title = textOf(row, 'title');
  const by = textOf(row, 'publisher') ?? textOf(row, 'agency');
  if (title !== null) return `“${opening(title, 60)}”${by === null ? '' : ` (${by})`}`;
  return by ?? textOf(row, 'file') ?? textOf(row, 'document_file') ?? 'an untitled article';
}

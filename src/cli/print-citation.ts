import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isAbsent } from '../model/file-errors.js';
import { CITATION, type Citation } from '../report/citation.js';
import { type Check, failed } from '../report/cite-check.js';
import { citationReport } from '../report/cite-sections.js';
import { renderHtml } from '../report/render-html.js';
import { DEFAULT_WIDTH, renderText } from '../report/render-text.js';
import { VERSION } from '../version.js';

/** The citation as JSON for people and programs, its names in one order; its digest does not depend on this layout. */
export function citationJson(citation: Citation): string {
  return `${JSON.stringify(CITATION.parse(citation), null, 2)}\n`;
}

/** A citation as one of the files of a bundle; a bundle's text has a fixed width, a terminal's its own. */
export function printCitation(
  citation: Citation,
  format: 'text' | 'json' | 'html',
  columns: number | null = null,
): string {
  if (format === 'json') return citationJson(citation);
  const report = citationReport(citation);
  return format === 'html' ? renderHtml(report, 'Threadbare citation') : renderText(report, columns ?? DEFAULT_WIDTH);
}

/** What a bundle's folder holds for reading, by name. */
export const READINGS = { 'citation.html': 'html', 'citation.txt': 'text' } as const;

/** Whether a file is byte for byte what the citation in it is written as: nothing besides it, nothing in other words. */
export function checkLayout(bytes: Uint8Array, citation: Citation): Check {
  const what = 'the file holds the citation and nothing else';
  return Buffer.from(bytes).equals(Buffer.from(citationJson(citation)))
    ? { what, result: 'ok', detail: null }
    : failed(what, 'its bytes are not those the citation is written as: it was added to, or laid out anew');
}

/** Whether the files for reading say what the citation says, and no more: they are written from it once more. */
export async function checkReadings(folder: string, citation: Citation): Promise<Check[]> {
  const out: Check[] = [];
  for (const [name, format] of Object.entries(READINGS)) {
    const what = `${name} says what the citation says`;
    const held = await readIfThere(path.join(folder, name));
    if (held === null) out.push({ what, result: 'unchecked', detail: 'it is not there' });
    else if (held.equals(Buffer.from(printCitation(citation, format)))) out.push({ what, result: 'ok', detail: null });
    else if (citation.tool === `threadbare ${VERSION}`) out.push(failed(what, 'written once more, it is not the same'));
    else out.push({ what, result: 'unchecked', detail: `${citation.tool} wrote it; this is threadbare ${VERSION}` });
  }
  return out;
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

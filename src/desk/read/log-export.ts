import { csvLine } from '../../export/cells.js';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { eachLogEvent, LOG_COLUMNS, type LogFilter, logCells, logRecord } from './log.js';

export type LogFormat = 'csv' | 'jsonl';

/**
 * The log as text, piece by piece: CSV with a head line (texts a spreadsheet would run are defused), or one JSON object a
 * line. A piece is taken when the one before was, so memory stays flat however long the log is.
 */
export async function writeLog(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  filter: LogFilter,
  format: LogFormat,
  write: (text: string) => Promise<void> | void,
): Promise<number> {
  let events = 0;
  if (format === 'csv') await write(csvLine(LOG_COLUMNS, false));
  await eachLogEvent(store, visitor, filter, async (batch) => {
    events += batch.length;
    await write(
      batch
        .map((event) => (format === 'csv' ? csvLine(logCells(event), true) : `${JSON.stringify(logRecord(event))}\n`))
        .join(''),
    );
  });
  return events;
}

/** The same as the body of an answer. */
export function logStream(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  filter: LogFilter,
  format: LogFormat,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  writeLog(store, visitor, filter, format, async (text) => {
    await writer.ready;
    await writer.write(encoder.encode(text));
  }).then(
    () => writer.close(),
    // Whoever reads is told: the answer breaks off, and is not taken for the whole.
    (error: unknown) => writer.abort(error),
  );
  return readable;
}

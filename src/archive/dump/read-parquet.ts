import { open } from 'node:fs/promises';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import { InputError } from '../../model/errors.js';
import { damageOf } from './damage.js';
import type { Columns, DumpRow, DumpSource } from './dump-row.js';

/** Rows handed on at a time. */
const BATCH = 500;
/** Bytes of a row group, unpacked: one is held at a time, and takes several times as much as values. */
const LARGEST_GROUP = 1024 * 1024 * 1024;

/**
 * Reads a Parquet file row group by row group (snappy, gzip, zstd, brotli and lz4; nested lists and structs): memory is
 * that of one row group. A damaged row group ends the reading, behind the rows of those before it.
 *
 * @throws InputError where the file cannot be opened or is no Parquet
 */
export async function readParquet(file: string): Promise<DumpSource> {
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const source = await openFile(file);
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(source);
  } catch (error) {
    await source.close();
    const message = `it is no Parquet file, or damaged at its end (${reasonOf(error)}); fetch or write it again`;
    throw new InputError('damaged-archive', message, file, { cause: error });
  }
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  async function* rows(): AsyncGenerator<readonly DumpRow[]> {
    let start = 0;
    try {
      for (const group of metadata.row_groups) {
        const end = start + Number(group.num_rows);
        if (Number(group.total_byte_size) > LARGEST_GROUP) {
          const message = `a row group of ${Math.round(Number(group.total_byte_size) / 1024 / 1024)} MB is more than is held in memory: write the file with smaller row groups (100,000 rows are good)`;
          throw new InputError('too-large', message, file);
        }
        const read = await parquetReadObjects({ file: source, metadata, compressors, rowStart: start, rowEnd: end });
        for (let from = 0; from < read.length; from += BATCH)
          yield read.slice(from, from + BATCH).map((columns: Columns, at): DumpRow => {
            return { number: start + from + at + 1, columns };
          });
        start = end;
      }
    } catch (error) {
      yield [{ number: start + 1, error: damageOf(error, start, file) }];
    } finally {
      await source.close();
    }
  }
  return { names, rows: rows(), lost: () => 0 };
}

async function openFile(file: string): Promise<AsyncBuffer & { readonly close: () => Promise<void> }> {
  try {
    const handle = await open(file, 'r');
    const { size } = await handle.stat();
    return {
      byteLength: size,
      slice: async (start, end = size) => {
        const bytes = new Uint8Array(Math.max(0, end - start));
        let filled = 0;
        while (filled < bytes.length) {
          const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return bytes.buffer.slice(0, filled);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    throw damageOf(error, 0, file);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 120) : String(error));

import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** A named field of a record (ISO 28500:2017, 5). */
export type Field = readonly [name: string, value: string];

export interface RecordDraft {
  readonly type: 'warcinfo' | 'response' | 'request' | 'revisit';
  readonly id: string;
  /** ISO 8601; version 1.1 allows fractions of a second. */
  readonly date: string;
  readonly contentType: string;
  readonly fields: readonly Field[];
  readonly block: Uint8Array;
}

/** A new id for `WARC-Record-ID`, without its angle brackets. */
export const newRecordId = (): string => `urn:uuid:${randomUUID()}`;

/** The digest of some bytes as `WARC-Block-Digest` and `WARC-Payload-Digest` write it: SHA-256 in hexadecimal. */
export const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** One record of WARC 1.1 as a gzip member of its own (ISO 28500:2017, annex D.2). */
export async function packRecord(draft: RecordDraft): Promise<Buffer> {
  const fields: readonly Field[] = [
    ['WARC-Type', draft.type],
    ['WARC-Record-ID', `<${draft.id}>`],
    ['WARC-Date', draft.date],
    ...draft.fields,
    ['WARC-Block-Digest', digestOf(draft.block)],
    ['Content-Type', draft.contentType],
    ['Content-Length', String(draft.block.length)],
  ];
  const head = fields.map(([name, value]) => `${name}: ${oneLine(value)}\r\n`).join('');
  return await pack(Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), draft.block, Buffer.from('\r\n\r\n')]));
}

/** A value that cannot begin a line of its own: whoever could, would write fields. */
export const oneLine = (value: string): string => value.replace(/[\r\n\0]+/g, ' ').trim();

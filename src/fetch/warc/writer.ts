import path from 'node:path';
import type { Exchange } from '../exchange.js';
import { requestBlock, responseBlock, responseHead, targetUri } from './http-block.js';
import { digestOf, type Field, newRecordId, packRecord } from './record.js';
import { append, createWarcFile, discard, prepareFolder, sync, syncFolder, type WarcFile } from './warc-file.js';

export interface WarcWriterOptions {
  /** Folder of the files; made if it is not there. */
  readonly dir: string;
  /** Beginning of their names: letters, digits, dots, hyphens; anything else becomes a hyphen. */
  readonly prefix: string;
  /** Name and version of the program, for the `warcinfo` record. */
  readonly software: string;
  /** A file is not made larger than this many bytes (one record alone may be); default 1 GB. */
  readonly maxBytes?: number | undefined;
  /** What was done about robots.txt, for the `warcinfo` record; default `obey`. */
  readonly robots?: string | undefined;
  readonly now?: (() => Date) | undefined;
}

/** Where the record of an answer is. */
export interface WarcPlace {
  readonly file: string;
  /** First byte of its gzip member, and how many bytes that has; nothing that belongs to it stands behind. */
  readonly offset: number;
  readonly length: number;
  /** Place of the record in the file, from 1, records of every kind counted: the number `readArchive` gives. */
  readonly number: number;
  /** Digest of the payload: the body as sent, content encoding kept. */
  readonly digest: string;
  /** `urn:uuid:…`, for later `revisit` records. */
  readonly recordId: string;
}

/** The earlier answer that a `revisit` record stands for. */
export interface RevisitOf {
  readonly url: string;
  /** `WARC-Date` of its record: `startedAt` of that exchange. */
  readonly date: string;
  readonly digest: string;
  readonly recordId?: string | null | undefined;
}

/** Writes what was fetched; see {@link openWarcWriter}. */
export interface WarcWriter {
  /** Keeps an answer and its request. Calls may overlap; records are written in the order of the calls. */
  readonly write: (exchange: Exchange) => Promise<WarcPlace>;
  /** Keeps that a page is unchanged: a 304, or the same payload again. */
  readonly revisit: (exchange: Exchange, of: RevisitOf) => Promise<WarcPlace>;
  /** Resolves when everything written so far is on the disk, and would be there after a power cut. */
  readonly flush: () => Promise<void>;
  /** Flushes and closes; later calls fail. */
  readonly close: () => Promise<void>;
}

const GIGABYTE = 1024 ** 3;
/** ISO 28500:2017, 6.7.2 and 6.7.3. */
const PROFILES = 'http://netpreserve.org/warc/1.1/revisit/';

/**
 * Opens a writer of WARC 1.1 (ISO 28500:2017), one gzip member per record: each file begins with a `warcinfo` record,
 * then come pairs of `request` and `response` (or `revisit`). Every writer makes files of its own, the first one with
 * the first record; when one would grow beyond `maxBytes` the next is begun. Credentials are not written (cookies,
 * authorization, names and passwords in addresses).
 *
 * @throws ThreadbareError 'unwritable-archive' here and from every call: no such right, no room. A process that is
 * killed leaves at most the beginning of a record at the end of its file, see `trimWarc`.
 */
export async function openWarcWriter(options: WarcWriterOptions): Promise<WarcWriter> {
  const { dir, software, maxBytes = GIGABYTE, robots = 'obey', now = () => new Date() } = options;
  const prefix = options.prefix.replace(/[^\w.-]+/g, '-') || 'crawl';
  await prepareFolder(dir);
  let current: WarcFile | null = null;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other, in the order of the calls; a job that fails is its caller's, the next one goes on. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const done = queue.then(job);
    queue = done.catch(() => null);
    return done;
  };

  const begin = async (): Promise<WarcFile> => {
    const file = await createWarcFile(dir, prefix);
    try {
      await append(file, [await warcinfo(path.basename(file.path), software, robots, now())]);
      await syncFolder(dir);
      return file;
    } catch (error) {
      await discard(file);
      throw error;
    }
  };

  const end = async (): Promise<void> => {
    const file = current;
    if (file === null) return;
    await sync(file);
    current = null;
    await file.handle.close();
  };

  /** Packed at once, side by side; written when it is its turn. */
  const keep = (packed: Promise<Packed>): Promise<WarcPlace> => {
    const settled = Promise.allSettled([packed]);
    return inTurn(async () => {
      await settled;
      const { members, digest, recordId } = await packed;
      if (closed) throw new Error('the WARC writer is closed');
      const added = members.reduce((sum, one) => sum + one.length, 0);
      if (current !== null && (current.torn || (current.records > 1 && current.size + added > maxBytes))) await end();
      current ??= await begin();
      const file = current;
      await append(file, members);
      const { length } = members[1];
      return { file: file.path, offset: file.size - length, length, number: file.records, digest, recordId };
    });
  };

  return {
    write: (exchange) => keep(packResponse(exchange)),
    revisit: (exchange, of) => keep(packRevisit(exchange, of)),
    flush: () =>
      inTurn(async () => {
        if (current !== null) await sync(current);
      }),
    close: () =>
      inTurn(async () => {
        closed = true;
        await end();
      }),
  };
}

/** A request and what it was answered with, gzip each; the answer last, so that its end is that of both. */
interface Packed {
  readonly members: readonly [Buffer, Buffer];
  readonly digest: string;
  readonly recordId: string;
}

async function packResponse(exchange: Exchange): Promise<Packed> {
  const recordId = newRecordId();
  const digest = digestOf(exchange.raw);
  const response = packRecord({
    type: 'response',
    id: recordId,
    date: exchange.startedAt,
    contentType: 'application/http;msgtype=response',
    fields: [...placeOf(exchange), ['WARC-Payload-Digest', digest]],
    block: responseBlock(exchange),
  });
  return { members: await Promise.all([packRequest(exchange, recordId), response]), digest, recordId };
}

async function packRevisit(exchange: Exchange, of: RevisitOf): Promise<Packed> {
  const recordId = newRecordId();
  const profile = exchange.status === 304 ? 'server-not-modified' : 'identical-payload-digest';
  const fields: readonly Field[] = [
    ...placeOf(exchange),
    ['WARC-Profile', `${PROFILES}${profile}`],
    ['WARC-Refers-To-Target-URI', targetUri(of.url)],
    ['WARC-Refers-To-Date', of.date],
    ...(of.recordId ? [['WARC-Refers-To', `<${of.recordId}>`] as const] : []),
    ['WARC-Payload-Digest', of.digest],
  ];
  const revisit = packRecord({
    type: 'revisit',
    id: recordId,
    date: exchange.startedAt,
    contentType: 'application/http;msgtype=response',
    fields,
    block: responseHead(exchange),
  });
  return { members: await Promise.all([packRequest(exchange, recordId), revisit]), digest: of.digest, recordId };
}

const packRequest = (exchange: Exchange, concurrentTo: string): Promise<Buffer> =>
  packRecord({
    type: 'request',
    id: newRecordId(),
    date: exchange.startedAt,
    contentType: 'application/http;msgtype=request',
    fields: [...placeOf(exchange), ['WARC-Concurrent-To', `<${concurrentTo}>`]],
    block: requestBlock(exchange),
  });

function placeOf({ url, address }: Exchange): readonly Field[] {
  return [
    ['WARC-Target-URI', targetUri(url)],
    ...(address === null ? [] : [['WARC-IP-Address', address.replace(/%.*$/, '')] as const]),
  ];
}

function warcinfo(name: string, software: string, robots: string, date: Date): Promise<Buffer> {
  const about: readonly Field[] = [
    ['software', software],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
    ['robots', robots],
  ];
  return packRecord({
    type: 'warcinfo',
    id: newRecordId(),
    date: date.toISOString(),
    contentType: 'application/warc-fields',
    fields: [['WARC-Filename', name]],
    block: Buffer.from(about.map(([field, value]) => `${field}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join('')),
  });
}

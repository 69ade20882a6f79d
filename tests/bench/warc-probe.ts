/** Reads one archive in a process of its own (see warc.ts): time, what was read, and peak resident memory. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { WARCParser } from 'warcio';
import { readArchive } from '../../src/archive/read-archive.js';

const [mode = '', file = ''] = process.argv.slice(2);

/** Unpacked bytes, and pages where the reader knows of any. */
async function run(): Promise<{ bytes: number; pages: number }> {
  let bytes = 0;
  let pages = 0;
  if (mode === 'gunzip' || mode === 'gunzip-large') {
    // As Node sets it (64 KB read, 16 KB unpacked at a time), and in the pieces our own reader takes.
    const source = createReadStream(file, mode === 'gunzip' ? {} : { highWaterMark: 1024 * 1024 });
    const unpack = createGunzip(mode === 'gunzip' ? {} : { chunkSize: 256 * 1024 });
    for await (const chunk of source.pipe(unpack)) bytes += chunk.length;
  } else if (mode === 'warcio') {
    for await (const record of WARCParser.iterRecords(createReadStream(file)))
      if (record.warcType === 'response') {
        bytes += (await record.readFully(true)).length;
        pages += 1;
      }
  } else {
    for await (const item of readArchive(file)) {
      if ('error' in item) throw item.error;
      bytes += item.page.bytes.length;
      pages += 1;
    }
  }
  return { bytes, pages };
}

const started = performance.now();
const { bytes, pages } = await run();
const ms = performance.now() - started;
const mib = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms, bytes, pages, mib }));

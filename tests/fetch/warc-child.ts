/**
 * A process that keeps pages without end, for tests that kill it: `warc-child.ts FOLDER`. For each page that is on the
 * disk it prints its number, its place and the length of its file; when it cannot write, the error's code and message.
 */
import { randomBytes } from 'node:crypto';
import { openWarcWriter } from '../../src/fetch/warc/index.js';

const [dir = ''] = process.argv.slice(2);
const writer = await openWarcWriter({ dir, prefix: 'killed', software: 'threadbare/test', maxBytes: 2_000_000 });
try {
  for (let n = 0; n < 2000; n += 1) {
    const raw = Buffer.concat([Buffer.from(`<p>page ${n}</p>`), randomBytes(2000 + (n % 7) * 9000)]);
    const place = await writer.write({
      url: `https://board.example.org/${n}`,
      requestHeaders: [],
      status: 200,
      statusText: 'OK',
      headers: [['Content-Type', 'text/html']],
      raw,
      body: raw,
      address: null,
      startedAt: '2026-11-22T10:11:12.345Z',
      took: 1,
    });
    await writer.flush();
    process.stdout.write(`${JSON.stringify({ n, ...place })}\n`);
  }
} catch (error) {
  const { code, message } =
    error instanceof Error && 'code' in error ? error : { code: 'other', message: String(error) };
  process.stdout.write(`${JSON.stringify({ code, message })}\n`);
}

/**
 * A process of its own that is measured: fetches pages with N requests at a time, once to warm up and once that counts;
 * prints milliseconds. `read` is a bare undici loop that reads the bytes, `unpack` one that unpacks them, too.
 */
import { gunzipSync } from 'node:zlib';
import { Pool } from 'undici';
import { openClient } from '../../src/fetch/http/client.js';

const [, , work, origin = '', path = '', concurrency = '8', pages = '1000'] = process.argv;
const headers = { 'user-agent': 'bench', accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' };
const connections = Number(concurrency);
const pool = new Pool(origin, { connections, pipelining: 1 });
const client = openClient({ userAgent: 'bench', allowPrivate: true, connections });

/** One page; its bytes as a reader of pages needs them. */
const one = {
  ours: async (url: string): Promise<number> => {
    const fetched = await client.get({ url: `${origin}${url}` });
    if ('failure' in fetched) throw new Error(fetched.failure.message);
    return fetched.exchange.body.length;
  },
  read: async (url: string): Promise<number> =>
    (await (await pool.request({ method: 'GET', path: url, headers })).body.bytes()).length,
  unpack: async (url: string): Promise<number> => {
    const answer = await pool.request({ method: 'GET', path: url, headers });
    const bytes = await answer.body.bytes();
    return (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).length;
  },
}[String(work)];
if (one === undefined) throw new Error(`no such work: ${work}`);

/** Packed pages are about 13 KB: less means that something was not read. */
const LEAST = 9_000;

const pass = async (count: number): Promise<number> => {
  let next = 0;
  let bytes = 0;
  const started = performance.now();
  const loop = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      const length = await one(`${path}/${next}`);
      bytes += length;
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  if (bytes < count * LEAST) throw new Error(`${bytes} bytes for ${count} pages`);
  return performance.now() - started;
};
await pass(Number(pages));
console.log(`milliseconds ${await pass(Number(pages))}`);
await client.close();
await pool.destroy();

/**
 * The server of the fetch benchmark, in a process of its own: whole answers made beforehand, written as they are, so
 * that the clients are what is slow. `/plain/N` and `/gzip/N`; prints its port.
 */
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { syntheticPages } from '../support/synthetic-thread.js';

const answer = (body: Buffer, more: string): Buffer => {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${more}Content-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
};
const pages = [
  ...syntheticPages({ seed: 9, threads: 1, pagesPerThread: 10, postsPerPage: 48, pageBytes: 100_000 }),
].map(({ html }) => Buffer.from(html));
const answers = {
  plain: pages.map((page) => answer(page, '')),
  gzip: pages.map((page) => answer(gzipSync(page), 'Content-Encoding: gzip\r\n')),
};

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  // One request at a time, each in one packet: the clients do not pipeline.
  socket.on('data', (request) => {
    const [, kind, number] = /^GET \/(plain|gzip)\/(\d+) /.exec(request.toString('latin1')) ?? [];
    const list = kind === 'gzip' ? answers.gzip : answers.plain;
    socket.write(list[Number(number) % list.length] ?? Buffer.alloc(0));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`port ${address === null || typeof address === 'string' ? 0 : address.port}`);
});

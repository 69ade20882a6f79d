import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../support/shared.js';
import { syntheticPages } from '../support/synthetic-thread.js';
import { type Figure, perSecond } from './measure.js';

/** Size of the larger archive as a file, in MB; the smaller one has a fifth. `BENCH_WARC_MB=1024` takes minutes. */
const SIZE_MB = Number(process.env.BENCH_WARC_MB ?? 60);
/** Peak memory the reader may need, for an archive of any size. */
const MEMORY_LIMIT_MIB = 250;
const ROUNDS = SIZE_MB > 200 ? 1 : 3;

interface Told {
  readonly ms: number;
  readonly bytes: number;
  readonly pages: number;
  readonly mib: number;
}

/**
 * Reading an archive of forum pages, gzip per record, beside Node's gunzip over the same file and beside bare warcio;
 * and the memory it takes for a small archive and one five times larger.
 */
export function benchWarc(): Figure[] {
  const dir = mkdtempSync(path.join(tmpdir(), 'threadbare-bench-'));
  try {
    const small = path.join(dir, 'small.warc.gz');
    const large = path.join(dir, 'large.warc.gz');
    const packed = path.join(dir, 'packed.warc.gz');
    const members = membersOf(false);
    writeArchive(small, members, SIZE_MB / 5);
    writeArchive(large, members, SIZE_MB);
    const gunzip = least('gunzip', large);
    const gunzipLarge = least('gunzip-large', large);
    const ours = least('ours', large);
    const little = least('ours', small);
    rmSync(large);
    const warcio = least('warcio', small);
    writeArchive(packed, membersOf(true), SIZE_MB / 5);
    const gunzipPacked = least('gunzip-large', packed);
    const oursPacked = least('ours', packed);
    const mb = SIZE_MB * 1024 * 1024;
    return [
      {
        name: `read ${SIZE_MB} MB, ${ours.pages.toLocaleString('en')} pages`,
        ours: perSecond(mb / 1e6, ours.ms, 'MB'),
        bare: `${perSecond(mb / 1e6, gunzip.ms, 'MB')} gunzip alone`,
        ratio: ours.ms / gunzip.ms,
      },
      {
        name: 'the same beside gunzip in larger pieces',
        ours: perSecond(ours.bytes / 1e6, ours.ms, 'MB unpacked'),
        bare: `${perSecond(gunzipLarge.bytes / 1e6, gunzipLarge.ms, 'MB unpacked')}`,
        ratio: ours.ms / gunzipLarge.ms,
      },
      {
        name: `read ${SIZE_MB / 5} MB`,
        ours: perSecond(little.pages, little.ms, 'pages'),
        bare: `${perSecond(warcio.pages, warcio.ms, 'pages')} bare warcio`,
        ratio: little.ms / warcio.ms,
      },
      {
        name: 'bodies packed as they were sent',
        ours: perSecond(oursPacked.pages, oursPacked.ms, 'pages'),
        bare: `${perSecond(oursPacked.pages, gunzipPacked.ms, 'pages')} gunzip of the outer layer`,
        ratio: null,
      },
      {
        name: 'peak memory, small and five times larger',
        ours: `${Math.round(little.mib)} and ${Math.round(ours.mib)} MB`,
        bare: `limit ${MEMORY_LIMIT_MIB} MB`,
        ratio: null,
      },
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Records of 200 pages of about 100 KB as our own writer would pack them. */
function membersOf(packedBodies: boolean): readonly Buffer[] {
  const pages = syntheticPages({ seed: 6, threads: 50, pagesPerThread: 4, postsPerPage: 40, pageBytes: 100_000 });
  return [...pages].map(({ url, html }) => {
    const plain = Buffer.from(html);
    const body = packedBodies ? gzipSync(plain) : plain;
    const encoding = packedBodies ? 'Content-Encoding: gzip\r\n' : '';
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${encoding}\r\n`;
    const block = Buffer.concat([Buffer.from(http), body]);
    const head = [
      'WARC/1.1',
      'WARC-Type: response',
      'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
      'WARC-Date: 2026-11-22T10:11:12.345Z',
      `WARC-Target-URI: ${url}`,
      'Content-Type: application/http;msgtype=response',
      `Content-Length: ${block.length}`,
    ].join('\r\n');
    return gzipSync(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]));
  });
}

function writeArchive(file: string, members: readonly Buffer[], mb: number): void {
  writeFileSync(file, '');
  const lap = Buffer.concat(members);
  while (statSync(file).size < mb * 1024 * 1024) appendFileSync(file, lap);
}

/** The best of a few runs, each in a process of its own. */
function least(mode: 'ours' | 'gunzip' | 'gunzip-large' | 'warcio', file: string): Told {
  const runs = Array.from({ length: ROUNDS }, () => probe(mode, file)).sort((a, b) => a.ms - b.ms);
  const [first] = runs;
  if (first === undefined) throw new Error('nothing was measured');
  return { ...first, mib: Math.max(...runs.map(({ mib }) => mib)) };
}

function probe(mode: string, file: string): Told {
  const script = path.join(root, 'tests', 'bench', 'warc-probe.ts');
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, mode, file], { encoding: 'utf8', cwd: root });
  if (run.status !== 0) throw new Error(`${mode} failed: ${run.stderr}${run.stdout}`);
  const told: unknown = JSON.parse(run.stdout);
  if (!isTold(told)) throw new Error(`${mode} said ${run.stdout}`);
  return told;
}

const isTold = (told: unknown): told is Told =>
  typeof told === 'object' && told !== null && 'ms' in told && 'bytes' in told && 'pages' in told && 'mib' in told;

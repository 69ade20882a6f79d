import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { InputError, PolicyError, UsageError } from '../../model/errors.js';
import { fileReason, isAbsent } from '../../model/file-errors.js';
import { hashOfFile, MODEL_FILES } from './folder.js';

export interface HubModel {
  /** `owner/name` */
  readonly id: string;
  /** Branch, tag or commit. */
  readonly revision: string;
}

export interface HubOptions {
  /** Where downloaded models are kept. */
  readonly folder: string;
  /** Only what was downloaded before; no connection is opened. */
  readonly offline: boolean;
  /** Address of the hub, https. */
  readonly endpoint: string;
  readonly fetch: typeof fetch;
  readonly onProgress: (text: string) => void;
}

/** Bytes of one file at most: a large model of this kind, unquantised, has 1.7 GB. */
const MOST_BYTES = 2_000_000_000;
/** A quantised model is a quarter of the size, so it is looked for first. */
const WANTED = ['onnx/model_quantized.onnx', 'onnx/model_int8.onnx', 'onnx/model.onnx', 'model.onnx'] as const;
const RECORD = z.object({
  id: z.string(),
  revision: z.string(),
  /** The commit the hub says it served, where it says so. */
  commit: z.string().nullable(),
  files: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number() })),
});
type HubRecord = z.infer<typeof RECORD>;

/**
 * The folder of a model of the hub, downloaded when it is not there. The SHA-256 of each file is kept beside it and
 * compared every time; files are written aside and renamed, so that a broken download leaves nothing that looks whole.
 *
 * @throws UsageError `model-offline`; PolicyError `insecure-hub`; InputError `model-download`, `model-changed`.
 */
export async function hubModel({ id, revision }: HubModel, options: HubOptions): Promise<string> {
  const folder = path.join(options.folder, ...id.split('/'), revision.replace(/[^\w.-]/g, '_'));
  const recordFile = path.join(folder, 'download.json');
  const known = await readRecord(recordFile);
  if (known !== null) {
    await verify(folder, known);
    return folder;
  }
  if (options.offline)
    throw new UsageError('model-offline', `${id} (${revision}) was not downloaded before, and --model-offline is set.`);
  await mkdir(folder, { recursive: true });
  const files: Record<string, { sha256: string; bytes: number }> = {};
  let commit: string | null = null;
  const get = async (name: string): Promise<boolean> => {
    const url = `${options.endpoint}/${id}/resolve/${encodeURIComponent(revision)}/${name}`;
    const fetched = await download(url, path.join(folder, name), options);
    if (fetched === null) return false;
    files[name] = { sha256: fetched.sha256, bytes: fetched.bytes };
    commit ??= fetched.commit;
    return true;
  };
  for (const name of ['config.json', 'tokenizer.json'])
    if (!(await get(name))) throw failed(`${id} has no ${name} at ${revision}`, null);
  await get('tokenizer_config.json');
  let found = false;
  for (const name of WANTED) found ||= await get(name);
  if (!found) throw failed(`${id} has none of ${MODEL_FILES.join(', ')} at ${revision}`, null);
  const record: HubRecord = { id, revision, commit, files };
  await writeFile(`${recordFile}.${process.pid}`, `${JSON.stringify(record, null, 2)}\n`);
  await rename(`${recordFile}.${process.pid}`, recordFile);
  return folder;
}

async function readRecord(file: string): Promise<HubRecord | null> {
  try {
    return RECORD.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw new InputError('model-changed', `The record of the download is damaged; delete the folder.`, file, {
      cause: error,
    });
  }
}

async function verify(folder: string, { files }: HubRecord): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(files)) {
    const file = path.join(folder, name);
    const now = await hashOfFile(file).catch((cause: unknown) => {
      throw new InputError('model-changed', `It cannot be read: ${fileReason(cause)}.`, file, { cause });
    });
    if (now !== sha256)
      throw new InputError(
        'model-changed',
        'It is not what was downloaded; delete the folder to fetch it again.',
        file,
      );
  }
}

/** Null: there is no such file (404). */
async function download(
  url: string,
  file: string,
  options: HubOptions,
): Promise<{ readonly sha256: string; readonly bytes: number; readonly commit: string | null } | null> {
  const response = await follow(url, options);
  if (response.status === 404) {
    await response.body?.cancel();
    return null;
  }
  if (!response.ok || response.body === null) throw failed(`${url} answered ${response.status}`, null);
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > MOST_BYTES) throw tooLarge(url);
  options.onProgress(`fetching ${url}${announced > 0 ? ` (${Math.ceil(announced / 1e6)} MB)` : ''}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const draft = `${file}.${process.pid}.part`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await pipeline(
      Readable.from(response.body),
      async function* (pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
          bytes += piece.length;
          if (bytes > MOST_BYTES) throw tooLarge(url);
          hash.update(piece);
          yield piece;
        }
      },
      createWriteStream(draft),
    );
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause instanceof InputError ? cause : failed(`${url} broke off`, cause);
  }
  return { sha256: hash.digest('hex'), bytes, commit: response.headers.get('x-repo-commit') };
}

/** Follows redirects by hand, so that none leads away from https. */
async function follow(first: string, { fetch: get }: HubOptions): Promise<Response> {
  let url = first;
  let commit: string | null = null;
  for (let hops = 0; hops <= 5; hops += 1) {
    if (!url.startsWith('https://')) throw new PolicyError('insecure-hub', `Models are fetched by https only: ${url}`);
    const response = await get(url, { redirect: 'manual' }).catch((cause: unknown) => {
      throw failed(`${url} cannot be reached`, cause);
    });
    // The hub names the commit on its own answer; the store it redirects to does not know it.
    commit ??= response.headers.get('x-repo-commit');
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) {
      if (commit !== null && !response.headers.has('x-repo-commit')) {
        const headers = new Headers(response.headers);
        headers.set('x-repo-commit', commit);
        return new Response(response.body, { status: response.status, headers });
      }
      return response;
    }
    await response.body?.cancel();
    url = new URL(next, url).href;
  }
  throw failed(`${first} redirects without end`, null);
}

function tooLarge(url: string): InputError {
  return failed(`${url} is larger than ${MOST_BYTES / 1e9} GB`, null);
}

function failed(what: string, cause: unknown): InputError {
  return new InputError('model-download', `The model could not be fetched: ${what}.`, null, { cause });
}

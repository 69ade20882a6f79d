import type { Dispatcher } from 'undici';
import { type Header, headerOf } from '../exchange.js';
import type { Connection } from './connections.js';
import { type Trouble, troubleOf } from './failures.js';
import { onAbort } from './on-abort.js';

/** Headers of an answer, before its body; `Set-Cookie` is not among them. */
export interface AnswerHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
}

interface WireHeaders {
  readonly shown: Header[];
  readonly setCookies: string[];
}

export interface Answer extends AnswerHead {
  /** As sent, without chunking; empty where the body was not wanted. */
  readonly raw: Uint8Array;
  readonly address: string | null;
}

export type Collected =
  | { readonly answer: Answer }
  | { readonly trouble: Trouble }
  /** The caller's signal was aborted. */
  | { readonly aborted: true };

export interface CollectOptions {
  readonly path: string;
  readonly headers: readonly Header[];
  /** What is sent with a POST; absent: a GET. */
  readonly body?: Uint8Array | undefined;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds from the request to the headers, and from the start to the last byte. */
  readonly headersTimeout: number;
  readonly answerTimeout: number;
  /** Most bytes of a body as sent. */
  readonly maxPackedBytes: number;
  /** Whether the body is to be read, asked when the headers are there. */
  readonly wants: (head: AnswerHead) => boolean;
  /** Told the `Set-Cookie` headers. */
  readonly keepCookies: (setCookies: readonly string[]) => void;
}

/**
 * Sends one request on a connection and collects the answer: chunks are kept as they come and joined once. Ends in every
 * case, and leaves the connection usable or discarded.
 */
export function collect(connection: Connection, options: CollectOptions): Promise<Collected> {
  return new Promise((resolve) => {
    let control: Dispatcher.DispatchController | null = null;
    let settled = false;
    let head: AnswerHead | null = null;
    let chunks: Uint8Array[] = [];
    let size = 0;
    /** Room for a body whose length is announced: pieces are copied as they come, so that none has to be kept. */
    let room: Buffer | null = null;
    let copied = 0;
    let headersTimer: NodeJS.Timeout | undefined;

    const settle = (result: Collected): void => {
      if (settled) return;
      settled = true;
      chunks = [];
      clearTimeout(headersTimer);
      clearTimeout(answerTimer);
      forget();
      resolve(result);
    };
    /** Settles and ends the request: its connection breaks, and is made again for the next one. */
    const stop = (result: Collected): void => {
      settle(result);
      if (control === null) connection.discard();
      else control.abort(new Error('the request was ended by its sender'));
    };
    const late = (ms: number, what: string): void =>
      stop({ trouble: { code: 'timeout', why: lateText(ms, what), retry: true } });
    const answerTimer = setTimeout(() => late(options.answerTimeout, 'no whole answer'), options.answerTimeout);
    const forget = onAbort(options.signal, () => stop({ aborted: true }));

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        control = controller;
        if (settled) controller.abort(new Error('the request was ended before it was sent'));
        else headersTimer = setTimeout(() => late(options.headersTimeout, 'no answer'), options.headersTimeout);
      },
      onResponseStart(controller, status, _headers, statusText = '') {
        // 103 and other news before the answer.
        if (status < 200) return;
        clearTimeout(headersTimer);
        const { shown, setCookies } = headersOf(controller.rawHeaders);
        head = { status, statusText, headers: shown };
        if (setCookies.length > 0) options.keepCookies(setCookies);
        if (!options.wants(head)) stop({ answer: { ...head, raw: new Uint8Array(), address: connection.address() } });
        else if (announced(head) > options.maxPackedBytes) stop(tooLarge(options.maxPackedBytes));
        else if (isRoom(announced(head))) room = Buffer.allocUnsafeSlow(announced(head));
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > options.maxPackedBytes) stop(tooLarge(options.maxPackedBytes));
        else if (room !== null && size <= room.length) copied += chunk.copy(room, copied);
        else chunks.push(chunk);
      },
      onResponseEnd() {
        if (head === null) return;
        const parts = room === null ? chunks : [room.subarray(0, copied), ...chunks];
        const [only = new Uint8Array()] = parts;
        const raw = parts.length > 1 ? Buffer.concat(parts) : only;
        settle({ answer: { ...head, raw, address: connection.address() } });
      },
      onResponseError(_controller, error) {
        settle({ trouble: troubleOf(error, head !== null) });
      },
    };
    const { path, body } = options;
    const sent = body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body: Buffer.from(body) };
    connection.client.dispatch({ ...sent, path, headers: flat(options.headers) }, handler);
  });
}

const lateText = (ms: number, what: string): string => `${what} within ${(ms / 1_000).toLocaleString('en')} s`;

function tooLarge(maxBytes: number): Collected {
  const why = `the answer is longer than ${maxBytes.toLocaleString('en')} bytes`;
  return { trouble: { code: 'too-large', why, retry: false } };
}

/** Bytes that `Content-Length` announces; 0 where it says nothing. */
function announced({ headers }: AnswerHead): number {
  return Number(headerOf(headers, 'content-length') ?? 0);
}

/** Announced lengths that are believed: what is announced need not come, and small bodies come in one piece. */
const isRoom = (length: number): boolean => length > 16 * 1024 && length <= 4 * 1024 * 1024;

/** As undici takes them: names and values in turn. */
function flat(headers: readonly Header[]): string[] {
  const words: string[] = [];
  for (const [name, value] of headers) words.push(name, value);
  return words;
}

const SET_COOKIE = /^set-cookie2?$/i;

/** Names and values in turn, as bytes; one character per byte, so that no byte is lost. */
function headersOf(raw: Dispatcher.DispatchController['rawHeaders']): WireHeaders {
  const headers: WireHeaders = { shown: [], setCookies: [] };
  if (!Array.isArray(raw)) return headers;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = textOf(raw[i]);
    const value = textOf(raw[i + 1]);
    if (!SET_COOKIE.test(name)) headers.shown.push([name, value]);
    else if (name.length === SET_COOKIE_LENGTH) headers.setCookies.push(value);
  }
  return headers;
}

const SET_COOKIE_LENGTH = 'set-cookie'.length;
const textOf = (word: Buffer | string = ''): string => (typeof word === 'string' ? word : word.toString('latin1'));

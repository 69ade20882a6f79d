/** A header as it stands on the wire; names keep their case, repeated ones stay apart. */
export type Header = readonly [name: string, value: string];

/** One request and its whole answer: a single hop, redirects are not followed. */
export interface Exchange {
  readonly url: string;
  /** What was sent, without `Cookie`, `Authorization` and their like. */
  readonly requestHeaders: readonly Header[];
  readonly status: number;
  readonly statusText: string;
  /** What was answered; `Set-Cookie` is taken out: the cookie jar has it. */
  readonly headers: readonly Header[];
  /** The body as sent: chunking is gone, content encoding (gzip, br) is kept. */
  readonly raw: Uint8Array;
  /** The body unpacked. */
  readonly body: Uint8Array;
  /** IP address that was connected to. */
  readonly address: string | null;
  /** ISO 8601, to the millisecond. */
  readonly startedAt: string;
  /** Milliseconds from the request to the last byte. */
  readonly took: number;
}

/** Why an address gave no answer. */
export type FailureCode =
  /** Not http(s), or no address at all. */
  | 'bad-address'
  /** Private, loopback, link-local, reserved … and `--allow-private` was not given. */
  | 'private-address'
  | 'name-not-found'
  | 'connection-refused'
  | 'connection-lost'
  | 'tls-failed'
  | 'timeout'
  /** More bytes than allowed, packed or unpacked. */
  | 'too-large'
  /** The body ends early or cannot be unpacked. */
  | 'damaged-body'
  /** Answers nothing HTTP knows. */
  | 'protocol-error';

/** An address that could not be fetched; `retry`: another try may succeed. */
export interface FetchFailure {
  readonly url: string;
  readonly code: FailureCode;
  /** For people: what, and what to do. Holds no credentials. */
  readonly message: string;
  readonly retry: boolean;
}

export type Fetched = { readonly exchange: Exchange } | { readonly failure: FetchFailure };

/** What a request adds to its address. */
export interface FetchRequest {
  readonly url: string;
  /** Validators of the copy at hand: the answer may be 304. */
  readonly etag?: string | null | undefined;
  readonly lastModified?: string | null | undefined;
  /** `Accept`; default: pages first. */
  readonly accept?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Something to be told to an address. */
export interface PostRequest {
  readonly url: string;
  readonly body: Uint8Array;
  /** Besides those every request has; `Content-Type` among them. */
  readonly headers: readonly Header[];
  readonly signal?: AbortSignal | undefined;
}

/** The first value of a header, by name in any case; null where it is absent. */
export function headerOf(headers: readonly Header[], name: string): string | null {
  const wanted = name.toLowerCase();
  return headers.find(([known]) => known.toLowerCase() === wanted)?.[1] ?? null;
}

import { errors } from 'undici';
import type { FailureCode } from '../exchange.js';

export interface Trouble {
  readonly code: FailureCode;
  /** A half sentence, after the address. */
  readonly why: string;
  readonly retry: boolean;
}

const trouble = (code: FailureCode, retry: boolean, why: string): Trouble => ({ code, why, retry });

const MISMATCH = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
const LOST = 'the connection was lost before the answer was whole';
const UNREACHABLE = 'the server cannot be reached from here';
const EARLY = 'the body ends early: less arrived than was announced';
const REFUSED = 'the server accepts no connection at this port';

/** The client was closed while somebody waited or was served. */
export const CLOSED = trouble('connection-lost', true, 'the client was closed meanwhile');

/** Codes of node:net, node:dns and undici, and what each means for who fetches. */
const CODES: Readonly<Record<string, Trouble>> = {
  ENOTFOUND: trouble('name-not-found', false, 'no host has this name; check the spelling'),
  ENODATA: trouble('name-not-found', false, 'no host has this name; check the spelling'),
  EAI_AGAIN: trouble('name-not-found', true, 'the name could not be looked up now; check the network'),
  EAI_FAIL: trouble('name-not-found', true, 'the name could not be looked up now; check the network'),
  ECONNREFUSED: trouble('connection-refused', true, REFUSED),
  EHOSTUNREACH: trouble('connection-refused', true, UNREACHABLE),
  ENETUNREACH: trouble('connection-refused', true, UNREACHABLE),
  EADDRNOTAVAIL: trouble('connection-refused', true, UNREACHABLE),
  EACCES: trouble('connection-refused', false, UNREACHABLE),
  ETIMEDOUT: trouble('timeout', true, 'no connection was made in time'),
  UND_ERR_CONNECT_TIMEOUT: trouble('timeout', true, 'no connection was made in time'),
  ECONNRESET: trouble('connection-lost', true, LOST),
  ECONNABORTED: trouble('connection-lost', true, LOST),
  EPIPE: trouble('connection-lost', true, LOST),
  UND_ERR_SOCKET: trouble('connection-lost', true, LOST),
  UND_ERR_ABORTED: trouble('connection-lost', true, LOST),
  UND_ERR_DESTROYED: CLOSED,
  UND_ERR_CLOSED: CLOSED,
  [MISMATCH]: trouble('damaged-body', true, EARLY),
  UND_ERR_HEADERS_OVERFLOW: trouble('too-large', false, 'the headers are longer than 64 KB'),
  // An address that undici cannot send; what an URL can hold is sent, so this stands for the unforeseen.
  UND_ERR_INVALID_ARG: trouble('bad-address', false, 'cannot be asked for'),
  EPROTO: trouble('tls-failed', false, 'the encrypted connection failed: the server speaks another version of TLS'),
};

/** undici: 100 or 101, which nobody asked for, or an answer before the question. */
const NO_ANSWER = /^bad (?:response|upgrade)$/;
/** Codes of OpenSSL and node:tls. */
const TLS =
  /^(?:ERR_(?:TLS|SSL|OSSL)|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CRL_|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE))/;
const CERTIFICATE = /^(?:ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CRL_|HOSTNAME_MISMATCH|INVALID_)/;

/**
 * What an error of the network means. `answered`: the headers of the answer had come, so that an end of the connection
 * is a body that ends early. Errors that are not known are taken for a lost connection, with their code.
 */
export function troubleOf(error: unknown, answered: boolean): Trouble {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  if (answered && code === 'UND_ERR_SOCKET') return trouble('damaged-body', true, EARLY);
  if (error instanceof errors.HTTPParserError || NO_ANSWER.test(message) || (!answered && code === MISMATCH))
    return answered ? trouble('damaged-body', true, EARLY) : trouble('protocol-error', false, noHttp(message));
  if (code === 'private-address') return trouble(code, false, `${message}; use --allow-private if it is meant`);
  const known = CODES[code];
  if (known !== undefined) return known;
  if (TLS.test(code)) return tlsTrouble(code);
  return trouble('connection-lost', true, code === '' ? LOST : `${LOST} (${code})`);
}

/** The parser's reason, one of its fixed phrases, stands in brackets at the end of its message. */
function noHttp(message: string): string {
  const reason = /\(([\w ,/-]{1,80})\)$/.exec(message)?.[1];
  return `the server does not answer in HTTP/1.1${reason === undefined ? '' : ` (${reason})`}`;
}

function tlsTrouble(code: string): Trouble {
  const why = CERTIFICATE.test(code)
    ? `the server’s certificate is not valid (${code}); try http, or tell its owner`
    : `the encrypted connection failed (${code})`;
  return trouble('tls-failed', false, why);
}

/** The code of an error; of several attempts (RFC 8305) that of the first. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && !('code' in error)) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

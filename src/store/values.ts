/*
 * Both drivers hand over the text PostgreSQL sends, and this file alone turns it into values, so that a query gives
 * the same rows on the embedded database and on a server.
 */

type Decode = (text: string) => unknown;

const number: Decode = (text) => {
  const value = Number(text);
  return Number.isFinite(value) && exact(text, value) ? value : text;
};

/** Whether the number says what the text says; a long integer or a 30-digit numeric does not fit. */
function exact(text: string, value: number): boolean {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return true;
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return text.includes('.') ? digits.replace(/0+$/, '').length <= 17 : Number.isSafeInteger(value);
}

const real: Decode = (text) => (/^(NaN|-?Infinity)$/.test(text) ? text : Number(text));
const boolean: Decode = (text) => text === 't' || text === 'true';
const json: Decode = (text) => JSON.parse(text);
const same: Decode = (text) => text;
const bytes: Decode = (text) => (text.startsWith('\\x') ? Buffer.from(text.slice(2), 'hex') : text);

/** `2025-03-01 16:22:00+00` becomes `2025-03-01T16:22:00Z`. */
const instant: Decode = (text) => {
  const match = /^(\d{4,6}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:([+-]\d\d)(?::?(\d\d))?)?$/.exec(text);
  if (match === null) return text;
  const [, day = '', clock = '', hours, minutes = '00'] = match;
  if (hours === undefined) return `${day}T${clock}`;
  return `${day}T${clock}${hours === '+00' && minutes === '00' ? 'Z' : `${hours}:${minutes}`}`;
};

/** Type object id -> decoder; a type that is not here stays text. */
export const DECODERS: Readonly<Record<number, Decode>> = {
  16: boolean,
  17: bytes,
  20: number,
  21: number,
  23: number,
  26: number,
  114: json,
  700: real,
  701: real,
  1082: same,
  1114: instant,
  1184: instant,
  1700: number,
  3802: json,
  1000: arrayOf(boolean),
  1005: arrayOf(number),
  1007: arrayOf(number),
  1016: arrayOf(number),
  1021: arrayOf(real),
  1022: arrayOf(real),
  1231: arrayOf(number),
  199: arrayOf(json),
  3807: arrayOf(json),
  1115: arrayOf(instant),
  1185: arrayOf(instant),
  1182: arrayOf(same),
  1002: arrayOf(same),
  1003: arrayOf(same),
  1009: arrayOf(same),
  1015: arrayOf(same),
  2951: arrayOf(same),
};

function arrayOf(decode: Decode): Decode {
  return (text) => parseArray(text, decode);
}

/** Reads an array literal (`{a,"b,c",NULL,{…}}`) with an explicit stack. */
function parseArray(text: string, decode: Decode): unknown {
  const start = text.indexOf('{');
  if (start < 0) return text;
  const root: unknown[] = [];
  const stack: unknown[][] = [root];
  let i = start;
  while (i < text.length) {
    const top = stack.at(-1) ?? root;
    const sign = text[i];
    if (sign === '{') {
      const inner: unknown[] = [];
      top.push(inner);
      stack.push(inner);
      i += 1;
    } else if (sign === '}') {
      stack.pop();
      i += 1;
    } else if (sign === ',') {
      i += 1;
    } else if (sign === '"') {
      let value = '';
      for (i += 1; i < text.length && text[i] !== '"'; i += 1) {
        if (text[i] === '\\') i += 1;
        value += text[i] ?? '';
      }
      top.push(decode(value));
      i += 1;
    } else {
      let end = i;
      while (end < text.length && text[end] !== ',' && text[end] !== '}') end += 1;
      const value = text.slice(i, end);
      top.push(value === 'NULL' ? null : decode(value));
      i = end;
    }
  }
  return root[0];
}

/**
 * PostgreSQL text holds neither NUL nor half a surrogate pair, which hostile pages do: each becomes U+FFFD, one code
 * point for one, so that offsets stay right.
 */
export function storableText(text: string): string {
  return /[\0\ud800-\udfff]/.test(text)
    ? text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    : text;
}

/** JSON text PostgreSQL accepts as jsonb. */
export function storableJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? storableText(item) : item)) ?? 'null'
  );
}

/** An array literal of texts; null elements are NULL. */
export function arrayLiteral(values: readonly (string | null)[]): string {
  const items = values.map((value) => (value === null ? 'NULL' : `"${value.replace(/["\\]/g, '\\$&')}"`));
  return `{${items.join(',')}}`;
}

/** Needs no quotes in an array literal: thousands of fingerprints are written at a time. */
const isNumeric = (value: unknown): boolean =>
  typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));

/** Any value as the text PostgreSQL reads for it: arrays as literals, other objects as JSON. */
export function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return value.every(isNumeric) ? `{${value.join(',')}}` : arrayLiteral(value.map(toText));
  return storableJson(value);
}

/** Named fields of a record, names in lower case; of a repeated one the first counts. */
export type Fields = ReadonlyMap<string, string>;

/** What stands before a block: how many bytes it has, and what it says. */
export interface RecordHead {
  readonly length: number;
  readonly fields: Fields;
  /** Bytes of the block; null where the head does not say so in digits. */
  readonly blockLength: number | null;
}

/** The first line of a record, and the name of its first field, so that words about WARC are not taken for one. */
const WARC_HEAD = /^WARC\/\d\.\d{1,2}[ \t]*\r?\n[!#$%&'*+.^_`|~\w-]+[ \t]*:/;
/** One line before each page of an ARC file (version 1): address, IP address, time, type, length. */
const ARC_HEAD =
  /^[a-z][a-z0-9+.-]{1,20}:\S{1,8192} (?:[\d.]{7,15}|[0-9a-f:.]{2,45}) (\d{14}) (\S{1,256}) (?:\S{1,8192} )*?(\d{1,15})\r?\n/i;
/** Longest line that is looked at to tell whether a record begins. */
const GLANCE_BYTES = 512;

/** Whether a record of a WARC or ARC file begins with these bytes. */
export function beginsRecord(bytes: Buffer): boolean {
  if (bytes[0] === WARC_LETTER)
    return WARC_HEAD.test(bytes.toString('latin1', 0, Math.min(bytes.length, GLANCE_BYTES)));
  return beginsArc(bytes);
}

const WARC_LETTER = 'W'.charCodeAt(0);

const beginsArc = (bytes: Buffer): boolean => {
  const end = bytes.subarray(0, GLANCE_BYTES * 20).indexOf(0x0a);
  return end > 0 && ARC_HEAD.test(bytes.toString('latin1', 0, end + 1));
};

/** The head of a record; null where it does not end within these bytes. */
export function readHead(bytes: Buffer): RecordHead | null {
  return bytes[0] === WARC_LETTER ? readWarcHead(bytes) : readArcHead(bytes);
}

function readWarcHead(bytes: Buffer): RecordHead | null {
  const length = headLength(bytes);
  if (length === null) return null;
  const fields = readFields(bytes.toString('utf8', 0, length));
  return { length, fields, blockLength: digits(fields.get('content-length')) };
}

/** Bytes up to and with the empty line; some tools end lines with a line feed alone. */
export function headLength(bytes: Buffer): number | null {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return at + 2;
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return at + 3;
  }
  return null;
}

/** The fields below the first line of a head; a line that begins with white space goes on the one before. */
export function readFields(head: string): Fields {
  const fields = new Map<string, string>();
  let last: string | null = null;
  const lines = head.split('\n');
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':');
    if (last !== null && (line.startsWith(' ') || line.startsWith('\t'))) {
      fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`.trim());
    } else if (colon > 0) {
      const name = line.slice(0, colon).trim().toLowerCase();
      last = fields.has(name) ? null : name;
      if (last !== null) fields.set(name, line.slice(colon + 1).trim());
    }
  }
  return fields;
}

/** An ARC line, told as the fields a WARC record would have. */
function readArcHead(bytes: Buffer): RecordHead | null {
  const end = bytes.indexOf(0x0a);
  const line = end < 0 ? '' : bytes.toString('latin1', 0, end + 1);
  const [, time = '', type = '', size = ''] = ARC_HEAD.exec(line) ?? [];
  if (time === '') return null;
  const url = line.slice(0, line.indexOf(' '));
  const fields = new Map([
    ['warc-type', url.startsWith('filedesc:') ? 'warcinfo' : 'response'],
    ['warc-target-uri', url],
    ['content-type', /^https?:/i.test(url) ? 'application/http' : type],
  ]);
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(time) ?? [];
  fields.set('warc-date', `${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return { length: end + 1, fields, blockLength: digits(size) };
}

function digits(text: string | undefined): number | null {
  const value = /^\d{1,16}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

import { createHmac } from 'node:crypto';
import { isAddress } from '../../model/address.js';
import type { Names } from './names.js';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Characters of a pseudonym behind its first letter: 80 bits, so that two of a million names meet once in 10^12 exports. */
const LENGTH = 16;
const REMEMBERED = 200_000;
/** Texts remembered with what became of them. */
const LATELY = 50;
/** Deeper JSON is cut: nothing the analyzers write is. */
const DEEPEST = 60;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{64}\b/gi;
const ADDRESS = /\b(?:https?|ftp):\/\/[^\s<>"'`]+|\bwww\.[^\s<>"'`]+/gi;
const MAIL = /[^\s@<>"'(),;:[\]]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** Keys of JSON whose text is a name. */
const NAME_KEYS = new Set([
  'author',
  'by',
  'from',
  'to',
  'member',
  'members',
  'speaker',
  'holder',
  'user',
  'username',
  'actor',
  'actors',
  'target',
]);
const URL_KEYS = new Set(['url', 'href', 'src']);

/**
 * Replaces what names people by words made from it with a key (HMAC-SHA-256): the same name on the same site gives the
 * same word, in any column, format and export with that key, and without the key nobody can try names out.
 */
export class Pseudonyms {
  private readonly made = new Map<string, string>();
  private readonly lately = new Map<string, string>();
  constructor(
    private readonly key: string,
    private readonly names: Names,
  ) {}

  /** A member, by any spelling of the name. */
  name(site: string | null, printed: string): string {
    return this.word('u', 'name', site ?? '', this.names.canonical(printed));
  }

  /** The engine's id of an account. */
  account(site: string | null, id: string): string {
    return this.word('a', 'account', site ?? '', id);
  }

  /** The engine's id of a thread or post. */
  ref(site: string | null, id: string): string {
    return this.word('r', 'ref', site ?? '', id);
  }

  /** A key made of words (a target's). */
  word(letter: string, ...parts: readonly string[]): string {
    const name = parts.map((part) => `${part.length}:${part}`).join('|');
    const before = this.made.get(name);
    if (before !== undefined) return before;
    const word = `${letter}${base32(createHmac('sha256', this.key).update(name).digest())}`;
    if (this.made.size >= REMEMBERED) this.made.clear();
    this.made.set(name, word);
    return word;
  }

  /** Our own ids and hashes, wherever they stand in a text: they are made from printed ids, which can be tried out. */
  ids(text: string): string {
    return text.replace(UUID, (id) => {
      const bytes = createHmac('sha256', this.key).update(`id|${id.toLowerCase()}`).digest();
      if (id.length === 64) return bytes.toString('hex');
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = bytes.toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
    });
  }

  /** A text with every name, address and mail replaced. `everyWord`: see `Names.find`. */
  text(site: string | null, text: string, everyWord = false): string {
    // A post has the same words in up to four columns.
    if (text.length < 40) return this.replaced(site, text, everyWord);
    const key = `${everyWord ? 1 : 0}${site ?? ''}\n${text}`;
    const before = this.lately.get(key);
    if (before !== undefined) return before;
    const out = this.replaced(site, text, everyWord);
    if (this.lately.size >= LATELY) this.lately.clear();
    this.lately.set(key, out);
    return out;
  }

  private replaced(site: string | null, text: string, everyWord: boolean): string {
    // Looked for only where a sign of them is: the patterns cost more than all that follows.
    const local = /:\/\/|www\./i.test(text) ? text.replace(ADDRESS, originOf) : text;
    const bare = local.includes('@') ? local.replace(MAIL, '[e-mail]') : local;
    const found = this.names.find(bare, everyWord);
    if (found.length === 0) return bare;
    const pieces: string[] = [];
    let done = 0;
    for (const { start, end, name } of found) {
      pieces.push(bare.slice(done, start), this.word('u', 'name', site ?? '', name));
      done = end;
    }
    pieces.push(bare.slice(done));
    return pieces.join('');
  }

  /** A line that names a member ("On Monday, Will said:"): everyday words count as names. */
  header(site: string | null, text: string): string {
    return this.text(site, text, true);
  }

  /** Somebody who is spoken of: a member by the whole text, else a text with names in it. */
  person(site: string | null, text: string): string {
    return this.names.known(text) === null ? this.text(site, text) : this.name(site, text);
  }

  /** An address down to its host: paths hold names, ids and titles. */
  address(site: string | null, url: string): string | null {
    return isAddress(url) ? this.text(site, originOf(url), true) : null;
  }

  /** JSON with every text in it replaced; what a key calls a name, an address or an id is read as one. */
  json(site: string | null, value: unknown, key = '', depth = 0): unknown {
    if (typeof value === 'string') {
      if (URL_KEYS.has(key)) return this.address(site, value);
      return this.ids(NAME_KEYS.has(key) ? this.person(site, value) : this.text(site, value));
    }
    if (typeof value !== 'object' || value === null) return value;
    if (depth > DEEPEST) return null;
    if (Array.isArray(value)) return value.map((one: unknown) => this.json(site, one, key, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        /^[a-z][A-Za-z]*$/.test(name) ? name : this.text(site, name),
        this.json(site, one, name, depth + 1),
      ]),
    );
  }

  /** A word diff where no name stands on either side, put together; else null: its steps would give a name in pieces. */
  diff(site: string | null, value: unknown): unknown {
    if (!Array.isArray(value)) return null;
    const side = (left: string): string =>
      value
        .flatMap((step: unknown) => {
          if (typeof step !== 'object' || step === null || Reflect.get(step, 'op') === left) return [];
          const text: unknown = Reflect.get(step, 'text');
          return typeof text === 'string' ? [text] : [];
        })
        .join(' ');
    const clean = ['delete', 'insert'].every((left) => {
      const text = side(left);
      return this.text(site, text, true) === text;
    });
    return clean ? value : null;
  }
}

/** Scheme and host of an address; user names before the host go too. */
function originOf(url: string): string {
  const parts = /^((?:[a-z]+:\/\/)?)(?:[^/?#@]*@)?([^/?#]*)/i.exec(url);
  return `${parts?.[1] ?? ''}${parts?.[2] ?? ''}/`;
}

function base32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < LENGTH; i += 1) text = ALPHABET.charAt(Number((bits >> BigInt(i * 5)) & 31n)) + text;
  return text;
}

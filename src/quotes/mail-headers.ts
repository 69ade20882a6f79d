import { foldText } from '../model/text.js';
import { cites, isQuoteLabel, mayCite, namesIn } from './citation-lines.js';
import type { KnownAuthor, KnownPosts } from './known-posts.js';

/** A header over a quote: its lines and the author it names. */
export interface Header {
  /** Lines it takes, the last of those given. */
  readonly lines: number;
  readonly text: string;
  readonly author: string | null;
}

/** A date or time: what the first line of a header that was wrapped holds. */
const DATED = /\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}/u;
/** Header lines wrap once or twice. */
const MOST_LINES = 3;
const LONGEST = 240;

/**
 * The header that ends with the last of some lines: "X wrote:", a line that says so in words, "On … X <x@…>" with
 * "wrote:" on the next line, and a label "Quote:" over any of them. Null where the last line introduces nothing.
 */
export function headerAbove(lines: readonly string[], known: ReadonlyMap<string, KnownAuthor>): Header | null {
  const last = lines.at(-1) ?? '';
  if (last.trim() === '') return null;
  const one = headerOf([last], known);
  // A line that says it all needs no other; a bare "X:" may be the rest of one.
  const wrapped = one?.author != null && cites(last) ? one : (wrappedHeader(lines, known) ?? one);
  if (wrapped === null) return null;
  const label = lines.at(-1 - wrapped.lines) ?? '';
  return isQuoteLabel(label) && !isQuoteLabel(last)
    ? { ...wrapped, lines: wrapped.lines + 1, text: `${label.trim()}\n${wrapped.text}` }
    : wrapped;
}

function headerOf(lines: readonly string[], known: ReadonlyMap<string, KnownAuthor>): Header | null {
  const line = lines.map((part) => part.trim()).join(' ');
  if (isQuoteLabel(line)) return { lines: lines.length, text: line, author: null };
  if (!mayCite(line)) return null;
  const named = namesIn(line, known)[0];
  const introduces = named !== undefined && /[:：]\s*$/u.test(line);
  return introduces || cites(line) ? { lines: lines.length, text: line, author: named?.name ?? null } : null;
}

function wrappedHeader(lines: readonly string[], known: ReadonlyMap<string, KnownAuthor>): Header | null {
  if (!/[:：]\s*$/u.test(lines.at(-1) ?? '')) return null;
  for (let n = 2; n <= Math.min(MOST_LINES, lines.length); n += 1) {
    const parts = lines.slice(-n);
    const text = parts.map((part) => part.trim()).join(' ');
    if (parts.some((part) => part.trim() === '') || text.length > LONGEST) return null;
    if (!DATED.test(parts[0] ?? '') || !parts.some(cites)) continue;
    const named = parts.flatMap((part) => namesIn(part, known))[0] ?? namesIn(text, known)[0];
    return { lines: n, text, author: named?.name ?? null };
  }
  return null;
}

/** Keys of the head mail programs print over the message they answer, in the order of `FROM`'s languages. */
const FROM_KEY =
  '(?:from|von|de|da|van|från|fra|od|от|від|kimden|lähettäjä|feladó|差出人|发件人|發件人|보낸\\s?사람)\\s?[:：]';
const FROM = new RegExp(`^\\s*${FROM_KEY}\\s*(.{1,200})$`, 'iu');
/** A cheap look at a whole text. */
const MAY_HOLD_HEAD = new RegExp(`[-_=]{3}[^\\n]{2,60}[-_=]{3}|(?:^|\\n)[ \\t]*${FROM_KEY}`, 'iu');
const KEY =
  /^\s*(?:from|von|de|da|van|från|fra|od|от|від|kimden|lähettäjä|feladó|差出人|发件人|發件人|보낸\s?사람|sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|date|à|objet|enviado(?:\sel|\sem)?|fecha|data|para|asunto|assunto|inviato|oggetto|a|verzonden|aan|onderwerp|wysłano|do|temat|отправлено|дата|кому|тема|gönderme|tarih|kime|konu|skickat|till|ämne|sendt|til|emne)\s?[:：]/iu;
const SEPARATOR =
  /^\s*[-_=]{3,}\s*(?:original\smessage|original\spost|forwarded\smessage|ursprüngliche\s(?:nachricht|mail)|originalnachricht|weitergeleitete\snachricht|message\sd['’]origine|message\soriginal|mensaje\soriginal|mensagem\soriginal|messaggio\soriginale|oorspronkelijk(?:e)?\sbericht|wiadomość\soryginalna|исходное\sсообщение|оригинальное\sсообщение|orijinal\s(?:mesaj|ileti)|ursprungligt\smeddelande|oprindelig\s(?:meddelelse|besked)|元のメッセージ|原始邮件|원본\s?메시지)\s*[-_=]{3,}\s*$/iu;
/** Keys under each other that are a head without a line above it. */
const MIN_KEYS = 3;
const MAX_KEYS = 8;

/**
 * The head of a message that stands below an answer ("-----Original Message-----", "From: …", "Sent: …"): all below it
 * is quoted. Null where line `at` begins none.
 */
export function messageHead(
  lines: readonly string[],
  at: number,
  known: ReadonlyMap<string, KnownAuthor>,
): Header | null {
  const isMarked = SEPARATOR.test(lines[at] ?? '');
  if (!isMarked && !FROM.test(lines[at] ?? '')) return null;
  let end = at + (isMarked ? 1 : 0);
  let keys = 0;
  let from: string | null = null;
  while (end < lines.length && keys < MAX_KEYS && KEY.test(lines[end] ?? '')) {
    from ??= FROM.exec(lines[end] ?? '')?.[1] ?? null;
    keys += 1;
    end += 1;
  }
  if (!isMarked && (keys < MIN_KEYS || from === null)) return null;
  const text = lines.slice(at, end).join('\n').trim();
  return { lines: end - at, text, author: from === null ? null : senderOf(from, known) };
}

function senderOf(from: string, known: ReadonlyMap<string, KnownAuthor>): string | null {
  const bare = from
    .replace(/[<[(][^>\])]{0,100}[>\])]\s*$/u, '')
    .replace(/^["']|["']$/gu, '')
    .trim();
  const named = known.get(foldText(from)) ?? known.get(foldText(bare)) ?? namesIn(from, known)[0];
  return named?.name ?? (bare === '' ? null : bare);
}

/** Whether a text may hold the head of a message. */
export const mayHoldHead = (text: string): boolean => MAY_HOLD_HEAD.test(text);

/** A line behind the name or initials of an author and a mark: "Ann> words", "AL>> words". */
const PREFIX = /^[ \t]{0,3}([^\s<>][^<>\n]{0,39}?)[ \t]{0,2}((?:>[ \t]?){1,20})(.*)$/u;

/** Such a line's author and its words behind plain marks; null for any other line. */
export function namedMark(
  line: string,
  { byAuthor, byInitials }: Pick<KnownPosts, 'byAuthor' | 'byInitials'>,
): { readonly author: string | null; readonly words: string } | null {
  const [, printed = '', marks = '', words = ''] = line.includes('>') ? (PREFIX.exec(line) ?? []) : [];
  if (printed === '') return null;
  const folded = foldText(printed);
  const named = byAuthor.get(folded);
  if (named !== undefined) return { author: named.name, words: `${marks}${words}` };
  if (!byInitials.has(folded)) return null;
  return { author: byInitials.get(folded)?.name ?? null, words: `${marks}${words}` };
}

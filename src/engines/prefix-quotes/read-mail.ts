import type { Block, QuoteBlock } from '../../model/body.js';
import { type DayOrder, readShownMoment } from '../dates/shown-moment.js';
import { type Attribution, isOriginalMessage, personOf, readAttribution } from './attribution.js';
import { FURTHER_HEADER, SENDER_HEADERS, TIME_HEADERS } from './phrases.js';
import { type PrefixedLine, prefixedLines } from './prefixed-lines.js';
import { splitTail } from './tail.js';

/** A mail's text as blocks. */
export interface MailBody {
  readonly blocks: readonly Block[];
  readonly signature: string | null;
}

/** Lines above a quote that may together be its attribution: mail programs wrap them. */
const WRAPPED = 3;

/**
 * Reads the plain text of a mail: lines with `>` become quotes nested by their marks, the attribution above them
 * ("… wrote:") is their header and no text, "----- Original Message -----" and its header lines are that of what follows,
 * and what stands behind the last "-- " line is the signature. A quote goes on over blank lines until other words of the
 * level above come; later quotes of a level keep the name until another is given (point-by-point replies).
 */
export function readMail(text: string, order: DayOrder): MailBody {
  const { body, signature } = splitTail(prefixedLines(text));
  const root = new Level(null, 0);
  new MailReader(root, order).read(body);
  return { blocks: root.finish(), signature };
}

/** Blocks of one level while they are collected. */
class Level {
  readonly blocks: Block[] = [];
  lines: string[] = [];
  /** Whom the quotes inside this level are from, until another name is given. */
  inside: Attribution | null = null;

  constructor(
    readonly quote: { header: string | null; by: Attribution | null } | null,
    readonly depth: number,
  ) {}

  flush(): void {
    const text = this.lines
      .filter((line) => line.trim() !== '')
      .join('\n')
      .trimEnd();
    this.lines = [];
    if (text !== '') this.blocks.push({ type: 'text', text });
  }

  finish(): Block[] {
    this.flush();
    return this.blocks;
  }
}

class MailReader {
  private readonly open: Level[];
  private header: string | null = null;

  constructor(
    root: Level,
    private readonly order: DayOrder,
  ) {
    this.open = [root];
  }

  read(lines: readonly PrefixedLine[]): void {
    for (let i = 0; i < lines.length; i += 1) {
      const line = lines[i];
      if (line === undefined) continue;
      if (isOriginalMessage(line.text)) {
        i = this.original(lines, i);
        continue;
      }
      const blank = line.text.trim() === '';
      // A blank line without marks inside a quote is the mail program's doing.
      if (blank && line.depth < this.top().depth) continue;
      this.reach(line.depth);
      this.top().lines.push(line.text.trimEnd());
    }
    this.reach(0);
  }

  private top(): Level {
    const level = this.open.at(-1);
    if (level === undefined) throw new RangeError('the outermost level is never closed');
    return level;
  }

  /** Closes and opens quotes until the given depth is the innermost. */
  private reach(depth: number): void {
    while (this.top().depth > depth) this.close();
    while (this.top().depth < depth) {
      const above = this.top();
      this.takeAttribution(above);
      above.flush();
      this.open.push(new Level({ header: this.header, by: above.inside }, above.depth + 1));
      this.header = null;
    }
  }

  private close(): void {
    const level = this.open.pop();
    const above = this.open.at(-1);
    if (level === undefined || above === undefined) return;
    const blocks = level.finish();
    if (blocks.length > 0) above.blocks.push(this.quoteOf(level, blocks));
  }

  private quoteOf(level: Level, blocks: readonly Block[]): QuoteBlock {
    const when = level.quote?.by?.when ?? null;
    return {
      type: 'quote',
      header: level.quote?.header ?? null,
      author: level.quote?.by?.author ?? null,
      sourceExternalId: null,
      sourceUrl: null,
      sourcePosition: null,
      citedAt: when === null ? null : readShownMoment(when, this.order),
      blocks,
      extent: { method: 'prefix', confidence: 0.95 },
      rawRange: null,
    };
  }

  /** The last lines of a level before a deeper one, when they say who is quoted, are the quote's header. */
  private takeAttribution(level: Level): void {
    while (level.lines.at(-1)?.trim() === '') level.lines.pop();
    for (let count = 1; count <= WRAPPED && count <= level.lines.length; count += 1) {
      const lines = level.lines.slice(-count);
      if (lines[0]?.trim() === '') return;
      const by = readAttribution(lines.join(' '));
      if (by === null) continue;
      // A longer wrapping may say more ("On Friday, 2 March," / "Ada Brook wrote:").
      const more = count < WRAPPED ? this.wider(level, count, by) : null;
      const taken = more === null ? count : more.count;
      this.header = level.lines.slice(-taken).join('\n').trim();
      level.lines.splice(-taken, taken);
      level.inside = more?.by ?? by;
      return;
    }
  }

  /** The attribution with the line above it, when that line opens one ("On 2 March 2012 at 10:15,"). */
  private wider(level: Level, count: number, by: Attribution): { count: number; by: Attribution } | null {
    if (by.when !== null) return null;
    const line = level.lines.at(-count - 1)?.trim() ?? '';
    if (line === '' || !/\d/.test(line) || /[.!?]$/.test(line)) return null;
    const joined = readAttribution(level.lines.slice(-count - 1).join(' '));
    return joined === null || joined.when === null ? null : { count: count + 1, by: joined };
  }

  /** "----- Original Message -----": header lines up to a blank one; what follows is quoted, with or without marks. */
  private original(lines: readonly PrefixedLine[], at: number): number {
    const announced = lines[at];
    if (announced === undefined) return at;
    this.reach(announced.depth);
    const above = this.top();
    const found = readHeaders(lines, at + 1);
    if (found === null) {
      above.lines.push(announced.text.trimEnd());
      return at;
    }
    above.flush();
    above.inside = found.by;
    this.header = lines
      .slice(at, found.end)
      .map((line) => line.text.trim())
      .filter((text) => text !== '')
      .join('\n');
    // Marked lines below make the quote themselves; unmarked ones are the quoted message to its end.
    const next = lines.slice(found.end).find((line) => line.text.trim() !== '');
    if (next === undefined || next.depth > announced.depth) return found.end - 1;
    this.open.push(new Level({ header: this.header, by: found.by }, announced.depth + 1));
    this.header = null;
    this.rest(lines.slice(found.end), announced.depth);
    return lines.length;
  }

  /** The rest of the mail, one level deeper than its marks say. */
  private rest(lines: readonly PrefixedLine[], above: number): void {
    for (const line of lines) {
      const depth = line.depth - above + above + 1;
      const blank = line.text.trim() === '';
      if (blank && depth < this.top().depth) continue;
      this.reach(Math.max(depth, above + 1));
      this.top().lines.push(line.text.trimEnd());
    }
  }
}

/** Header lines of a quoted message; they end at a blank line. */
function readHeaders(lines: readonly PrefixedLine[], start: number): { by: Attribution; end: number } | null {
  let author: string | null = null;
  let when: string | null = null;
  let end = start;
  while (lines[end]?.text.trim() === '') end += 1;
  const first = end;
  for (; end < lines.length && end < first + 15; end += 1) {
    const text = lines[end]?.text.replace(/^\*|\*(?=:)/g, '').trim() ?? '';
    if (text === '') {
      // Some programs double every line end: a further header line behind the blank one shows it.
      const next = lines.slice(end, end + 3).find((line) => line.text.trim() !== '');
      if (end > first && FURTHER_HEADER.test(next?.text.trim() ?? '')) continue;
      break;
    }
    const [, name, value] = /^([\p{L}-]{2,20}(?: \p{L}{2,10})?)\s?:\s?(.{0,400})$/u.exec(text) ?? [];
    if (name === undefined && end === first) return null;
    if (name === undefined || value === undefined) continue;
    if (SENDER_HEADERS.has(name.toLowerCase())) author ??= personOf(value);
    if (TIME_HEADERS.has(name.toLowerCase())) when ??= value;
  }
  return end === first ? null : { by: { author, when }, end };
}

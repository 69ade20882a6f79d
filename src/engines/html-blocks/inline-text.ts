import type { Block } from '../../model/body.js';
import { foldInline } from '../html/text-of.js';

/**
 * Collects running text into blocks: white space folds as a browser folds it, `<br>` and block borders end a line,
 * lines without words are not kept.
 */
export class InlineText {
  private readonly lines: string[] = [];
  private pieces: string[] = [];

  add(text: string): void {
    this.pieces.push(text);
  }

  endLine(): void {
    if (this.pieces.length === 0) return;
    const line = foldInline(this.pieces.join(''));
    this.pieces = [];
    // Zero-width characters alone are no words.
    if (line !== '' && !/^[\u200b-\u200f\u2060\ufeff\s]+$/u.test(line)) this.lines.push(line);
  }

  /** Ends the text so far and hands it over as a block, if there is any. */
  flush(into: Block[]): void {
    this.endLine();
    if (this.lines.length > 0) into.push({ type: 'text', text: this.lines.join('\n') });
    this.lines.length = 0;
  }
}

import { parseTree } from '../html/page-tree.js';
import type { ReadBody } from '../html-blocks/read-blocks.js';
import { readMail } from '../prefix-quotes/read-mail.js';
import { readComment, type WordsOf } from '../specs/fourchan/read-comment.js';

/** A line that answers a post by its number, as on imageboards. */
const REFERENCE = /^>>>?(?:\/\w{1,12}\/)?\d{4,15}(?:\s?\((?:OP|You)\))?\s*$/m;

const NO_WORDS: WordsOf = () => null;

/**
 * Reads a body without markup: lines with `>` are quotes, nested by their marks, with the line above them as their
 * citation where it names somebody ("Ada wrote:", in the languages the mail readers know); what stands behind "-- " is
 * the signature. Where a line is nothing but `>>1234`, the text is an imageboard's: the number names the post answered,
 * green lines right below it are its words, other green lines the author's own.
 */
export function readPlainText(text: string): ReadBody {
  const { blocks, signature } = REFERENCE.test(text)
    ? readComment(parseTree(commentMarkup(text)).root, NO_WORDS)
    : readMail(text, null);
  return { blocks, images: [], attachments: [], links: linksIn(text), signature };
}

/** The comment as its board prints it. */
function commentMarkup(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => {
      const shown = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      if (/^>>>?(?:\/\w{1,12}\/)?\d{4,15}/.test(line))
        return shown.replace(/^(?:&gt;){2,3}[\w/]{4,30}(?:\s?\((?:OP|You)\))?/, '<a class="quotelink">$&</a>');
      return line.startsWith('>') ? `<span class="quote">${shown}</span>` : shown;
    })
    .join('<br>');
}

/** Most links kept of one text. */
const MOST_LINKS = 500;

function linksIn(text: string): { url: string; text: string }[] {
  const found: { url: string; text: string }[] = [];
  if (!text.includes('://')) return found;
  for (const [match] of text.matchAll(/https?:\/\/[^\s<>()"']{1,2000}/gi)) {
    const url = match.replace(/[.,;:!?]+$/, '');
    found.push({ url, text: url });
    if (found.length === MOST_LINKS) break;
  }
  return found;
}

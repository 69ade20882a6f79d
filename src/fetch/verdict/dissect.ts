/** What of a page tells a challenge from a page that talks about one. */
export interface Dissected {
  /** Text of the first title element, entities as they stand. */
  readonly title: string;
  /** Tags and the contents of scripts: what a reader does not see. Markup quoted in a post is text, and not in here. */
  readonly machinery: string;
  /** Visible text, tags and scripts taken out. */
  readonly text: string;
  /** Words of the visible text. */
  readonly words: number;
  readonly links: number;
}

/** A challenge with its script written into it has been seen at 120 KiB; of a larger page only this much is looked at. */
const LOOKED_AT = 512 * 1024;
/** Elements whose content is no text, and how each ends. */
const RAW: readonly (readonly [start: RegExp, end: RegExp, name: 'script' | 'style' | 'title'])[] = [
  [/^<script\b/i, /<\/script/gi, 'script'],
  [/^<style\b/i, /<\/style/gi, 'style'],
  [/^<title\b/i, /<\/title/gi, 'title'],
];

/**
 * Takes markup apart in one pass, without building a tree: it is asked of every page. Total; any bytes.
 * @returns null as soon as there are more words than `maxWords`: an ordinary page is told by its first screenful
 */
export function dissect(body: Uint8Array, maxWords: number): Dissected | null {
  // Signs are ASCII, so the charset does not matter.
  const html = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, LOOKED_AT)).toString('latin1');
  const found = { title: '', machinery: '', text: '', words: 0, links: 0 };
  const say = (text: string): void => {
    found.text += `${text} `;
    found.words += text.match(/\S+/g)?.length ?? 0;
  };
  let at = 0;
  while (at < html.length && found.words <= maxWords) {
    const open = html.indexOf('<', at);
    say(html.slice(at, open === -1 ? html.length : open));
    if (open === -1) break;
    const comment = html.startsWith('<!--', open);
    const close = comment ? html.indexOf('-->', open + 4) : html.indexOf('>', open);
    if (close === -1) break;
    at = close + (comment ? 3 : 1);
    if (comment) continue;
    const tag = html.slice(open, at);
    found.machinery += tag;
    if (/^<a\s/i.test(tag)) found.links++;
    const raw = RAW.find(([start]) => start.test(tag));
    if (raw === undefined) continue;
    const [, end, name] = raw;
    end.lastIndex = at;
    const content = html.slice(at, end.exec(html)?.index ?? html.length);
    if (name === 'script') found.machinery += content;
    if (name === 'title' && found.title === '') found.title = content.trim();
    at += content.length;
  }
  return found.words > maxWords ? null : found;
}

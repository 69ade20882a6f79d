import { foldSpace } from '../../model/text.js';
import type { DomElement } from './dom.js';

/** Software whose pages are threads, as their generator tag or footer names it. */
const FORUM_SOFTWARE =
  /\b(?:phpbb|vbulletin|xenforo|discourse|flarum|nodebb|mybb|simple machines|smf|invision|vanilla|woltlab|burning board|fluxbb|punbb|discuz|lemmy|askbot|jforum|ubb\.?threads|my little forum|wpforo|bbpress|hypermail|pipermail|question2answer)\b/iu;
/** Ids of single posts ("post-123", "p123", "msg_5", "comment-9"): one article has one, a thread has many. */
const POST_ID =
  /^(?:post|posts|p|pid|msg|message|reply|entry|topic-reply|js-post|elcomment|answer|thing_t1|t1)[-_]?(?:[a-z]{1,8}[-_])?\d+$/iu;
const POST_CLASS =
  '[class*="post-body"], [class*="postbody"], [class*="message-body"], [class*="post_body"], [class*="topic-post"], [class*="post-content"]';
const FEWEST_POSTS = 3;

/** Whether markup is that of a thread, by its generator or by the number of numbered posts. */
export function looksLikeThread(document: DomElement): boolean {
  const generator = document.querySelector('meta[name="generator"]')?.getAttribute('content') ?? '';
  if (FORUM_SOFTWARE.test(generator)) return true;
  const ids = new Set<string>();
  for (const element of document.querySelectorAll('[id]')) {
    const id = element.getAttribute('id') ?? '';
    if (POST_ID.test(id)) ids.add(id.replace(/\D+/gu, ''));
    if (ids.size >= FEWEST_POSTS) return true;
  }
  let bodies = 0;
  for (const _ of document.querySelectorAll(POST_CLASS)) {
    bodies += 1;
    if (bodies > FEWEST_POSTS) return true;
  }
  return false;
}

/** As much text of comments as is looked at, in UTF-16 units. */
const MOST_COMMENT_TEXT = 1_000_000;

/** The text of the comments on a page, white space folded, each once. */
export function commentText(document: DomElement): string {
  const ids = new Set<string>();
  const out: string[] = [];
  let size = 0;
  for (const element of document.querySelectorAll('[id*="comment" i], [class~="comment" i]')) {
    const id = element.getAttribute('id') ?? '';
    // Systems wrap one comment several times: "li-comment-9", "div-comment-9".
    const number = /comment\D{0,3}(\d+)$/iu.exec(id)?.[1];
    if (number === undefined && !/(?:^|\s)comment(?:\s|$)/iu.test(element.getAttribute('class') ?? '')) continue;
    const key = number ?? id;
    if (key !== '' && ids.has(key)) continue;
    ids.add(key);
    const text = foldSpace((element.textContent ?? '').slice(0, MOST_COMMENT_TEXT));
    out.push(text);
    size += text.length;
    if (size > MOST_COMMENT_TEXT) break;
  }
  return out.join('\n');
}

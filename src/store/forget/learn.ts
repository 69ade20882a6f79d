import { renderBody } from '../../model/body.js';
import type { PagePost, ThreadPage } from '../../model/page.js';
import { foldWords } from './fold.js';
import { isByForgotten, isForgottenPost, seenMark } from './redact-page.js';
import { isForgottenName } from './redact-text.js';
import { type ForgetRule, type ForgetRules, nameRules, sentenceRules, wholeRule } from './rules.js';

/** What else is known of the texts that are learned from. */
export interface LearnOptions {
  /** Texts of others that were there before: their words are theirs, wherever they were pasted. */
  readonly others?: readonly string[];
}

/**
 * What follows from the rules on the pages of one thread: the posts of forgotten people, their accounts, further names
 * of these, and the sentences they wrote. A sentence that somebody else wrote earlier in the thread is not theirs. Posts
 * are read in the order of pages and positions. Pure.
 */
export function learn(
  pages: readonly ThreadPage[],
  site: string | null,
  rules: ForgetRules,
  threadId: string,
  { others = [] }: LearnOptions = {},
): ForgetRule[] {
  if (rules.isEmpty) return [];
  const posts = pages.toSorted(byNumber).flatMap((page) => page.posts.toSorted((a, b) => a.position - b.position));
  const accounts = posts.flatMap((post) => accountRules(post, site, rules));
  const found: ForgetRule[] = [...accounts];
  let earlier = others.map((text) => ` ${foldWords(text).form} `).join('\n');
  for (const post of posts) {
    const isTheirs =
      isForgottenPost(post, rules, threadId) ||
      (post.author.kind === 'member' && accounts.some((rule) => isAccount(rule, rules.key, post, site)));
    const text = renderBody(post.blocks).ownText;
    if (!isTheirs) {
      if (post.forgotten === undefined) earlier += `\n ${foldWords(text).form} `;
      continue;
    }
    const { key } = rules;
    if (post.externalId !== null) found.push(wholeRule(key, 'post', site, post.externalId));
    if (post.url !== null) found.push(wholeRule(key, 'url', site, post.url));
    const seen = seenMark(key, post);
    if (text === '' || rules.has('seen', seen)) continue;
    found.push({ kind: 'seen', site, mark: seen, length: null, screen: null });
    found.push(...sentenceRules(key, site, text, (form) => earlier.includes(` ${form} `)));
  }
  return found;
}

const byNumber = (a: ThreadPage, b: ThreadPage): number =>
  (a.thread.page ?? Number.MAX_SAFE_INTEGER) - (b.thread.page ?? Number.MAX_SAFE_INTEGER);

/** An account that posts under a forgotten name, and the names a forgotten account posts under. */
function accountRules(post: PagePost, site: string | null, rules: ForgetRules): ForgetRule[] {
  const { author } = post;
  if (author.inferred || author.kind !== 'member' || author.externalId === null) return [];
  if (!isByForgotten(author, rules)) return [];
  const account = wholeRule(rules.key, 'account', site, author.externalId);
  // An account id means something on its own site only.
  const own = site === null ? [] : [account];
  return author.name === null || isForgottenName(author.name, rules)
    ? own
    : [...own, ...nameRules(rules.key, site, author.name)];
}

const isAccount = (rule: ForgetRule, key: Uint8Array, post: PagePost, site: string | null): boolean =>
  rule.kind === 'account' &&
  post.author.externalId !== null &&
  rule.mark === wholeRule(key, 'account', site, post.author.externalId).mark;

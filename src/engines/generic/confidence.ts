import type { Detection } from '../../model/page.js';
import { textOf } from '../html/text-of.js';
import type { Facts } from './facts.js';
import type { FoundPost } from './find-posts.js';
import { AUTHOR_HREF } from './words.js';

/** Weights of what every post has: a person, a time, words. */
const WEIGHT = { named: 0.35, timed: 0.35, worded: 0.3 } as const;
/** Posts shorter than this on average are entries of a list, unless something else speaks for a discussion. */
const SHORT = 40;

/**
 * How sure it is that what repeats on the page are posts of a thread, with reasons. What speaks against it: each part
 * has a heading of its own that leads to another page (blog, search, thread lists), hardly any words, one author for
 * all, no time or no name anywhere.
 */
export function confidenceOf(facts: Facts, posts: readonly FoundPost[], key: string): Detection {
  const share = (test: (post: FoundPost) => boolean): number => posts.filter(test).length / Math.max(1, posts.length);
  const words = posts.map((post) => bodyLength(facts, post));
  const named = share((post) => post.author !== null);
  const timed = share((post) => post.time !== null);
  const worded = words.filter((length) => length > 0).length / Math.max(1, posts.length);
  const signs = discussionSigns(facts, posts, key);
  const headed = ownHeadings(facts, posts, signs.length > 0);
  const mean = words.reduce((sum, length) => sum + length, 0) / Math.max(1, posts.length);
  const authors = new Set(posts.flatMap((post) => post.author?.name ?? [])).size;
  const against = [
    ...(headed > 0.5 && signs.length < 2
      ? [{ factor: signs.length === 0 ? 0.3 : 0.45, says: 'each part leads to a page of its own' }]
      : []),
    ...(mean < SHORT && signs.length === 0 ? [{ factor: 0.5, says: 'the parts hold hardly any words' }] : []),
    ...(posts.length < 2 ? [{ factor: 0.5, says: 'there is one part only' }] : []),
    ...(posts.length > 2 && authors === 1 && signs.length === 0 ? [{ factor: 0.6, says: 'one person wrote all' }] : []),
    ...((named < 0.3 || timed < 0.3) && signs.length === 0
      ? [{ factor: named > 0.9 && authors > 1 && authors < posts.length ? 0.8 : 0.6, says: 'no names or no times' }]
      : []),
  ];
  const sum = WEIGHT.named * named + WEIGHT.timed * timed + WEIGHT.worded * worded + 0.1 * Math.min(2, signs.length);
  const confidence = against.reduce((value, { factor }) => value * factor, Math.min(1, sum));
  return {
    confidence: Math.round(confidence * 100) / 100,
    evidence: [
      `${posts.length} parts alike (${key})`,
      `${percent(named)} of them name a person, ${percent(timed)} a time, ${percent(worded)} hold words`,
      ...signs,
      ...against.map(({ says }) => says),
    ],
  };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function bodyLength(facts: Facts, post: FoundPost): number {
  const whole = post.body.elements.reduce(
    (sum, body) => sum + facts.sum('text', body.order, body.last) - 0.7 * facts.sum('link', body.order, body.last),
    0,
  );
  const dropped = post.body.drop.reduce((sum, part) => sum + facts.sum('text', part.order, part.last), 0);
  return Math.max(0, whole - dropped);
}

/** Share of the parts with a heading that links elsewhere and differs from part to part: titles of other pages. */
function ownHeadings(facts: Facts, posts: readonly FoundPost[], discussed: boolean): number {
  // Results of a search lead to places in other pages; in a discussion a fragment is the post's own address.
  const isElsewhere = (href: string | undefined): boolean =>
    href !== undefined &&
    href !== '' &&
    !(discussed ? /#|^javascript:|^mailto:/i : /^#|^javascript:|^mailto:/i).test(href);
  const title = (facts.tree.byTag.get('title') ?? []).map(textOf).join(' ').toLowerCase();
  const headings = posts.map((post) => {
    for (const element of post.draft.frame) {
      if (!/^h[1-5]$/.test(element.tag) && !/(?:^|\s)(?:headline|name)(?:\s|$)/.test(element.attributes.itemprop ?? ''))
        continue;
      if (
        post.author?.element != null &&
        post.author.element.order >= element.order &&
        post.author.element.order <= element.last
      )
        continue;
      const linked = post.draft.frame.some(
        (one) =>
          one.tag === 'a' &&
          isElsewhere(one.attributes.href) &&
          !AUTHOR_HREF.test(one.attributes.href ?? '') &&
          (one.order >= element.order ? one.order <= element.last : one.last >= element.last),
      );
      const text = textOf(element).toLowerCase();
      if (text === post.author?.name.toLowerCase()) continue;
      if (linked && text.length >= 4 && !title.includes(text.replace(/^re:\s*/, ''))) return text;
    }
    return primaryLink(facts, post, title, isElsewhere);
  });
  const own = headings.filter((text) => text !== null);
  return new Set(own).size < own.length * 0.7 ? 0 : own.length / Math.max(1, posts.length);
}

/** Where nothing is a heading, a link of several words before the body that holds most of the part's text in front. */
function primaryLink(
  facts: Facts,
  post: FoundPost,
  title: string,
  isElsewhere: (href: string | undefined) => boolean,
): string | null {
  const [body] = post.body.elements;
  for (const element of post.draft.frame) {
    if (
      element.tag !== 'a' ||
      !isElsewhere(element.attributes.href) ||
      AUTHOR_HREF.test(element.attributes.href ?? '') ||
      facts.dates.has(element.order)
    )
      continue;
    if (
      post.author?.element != null &&
      element.order <= post.author.element.order &&
      post.author.element.order <= element.last
    )
      continue;
    const text = textOf(element).toLowerCase();
    const around =
      body !== undefined && element.order > body.order && element.order <= body.last
        ? facts.sum('text', body.order, body.last) * 2
        : post.draft.item.text;
    const main = text.length >= 0.25 * around && bodyLength(facts, post) < 300;
    if (main && text.split(' ').length >= 3 && !title.includes(text.replace(/^re:\s*/, ''))) return text;
  }
  return null;
}

const REPLY_WORD =
  /^(?:reply|quote|reply with quote|quote reply|report|like|reply to this|permalink|antworten|zitieren|zitat|melden|répondre|citer|signaler|responder|citar|denunciar|rispondi|cita|segnala|ответить|цитировать|цитата|жалоба|odpowiedz|cytuj|zgłoś|reageer|citeer|beantwoorden|citaat|回复|回覆|引用|举报|返信)$/iu;

/** What only discussions show. */
function discussionSigns(facts: Facts, posts: readonly FoundPost[], key: string): readonly string[] {
  const typed = (facts.tree.byAttribute.get('itemtype') ?? []).some((element) =>
    /(?:DiscussionForumPosting|QAPage|Question|Answer|Comment)\/?$/.test(element.attributes.itemtype ?? ''),
  );
  const linked = (facts.tree.byTag.get('script') ?? []).some(
    (script) =>
      /ld\+json/i.test(script.attributes.type ?? '') &&
      script.children.some(
        (child) => typeof child === 'string' && /"(?:DiscussionForumPosting|QAPage)"/.test(child.slice(0, 20_000)),
      ),
  );
  const replies = posts.filter((post) =>
    post.draft.frame.some((element) => {
      const length = facts.sum('text', element.order, element.last);
      if (element.tag !== 'a' && element.tag !== 'button') return false;
      const words =
        length > 0 && length <= 24
          ? textOf(element)
          : (element.attributes['aria-label'] ?? element.attributes.title ?? '');
      return REPLY_WORD.test(words.trim());
    }),
  ).length;
  const quotes = posts.filter((post) => post.quotes.some((quote) => quote.author !== null)).length;
  return [
    ...(typed || linked || /^@(?:comment|answer|suggestedanswer)/.test(key)
      ? ['structured data calls it a discussion']
      : []),
    ...(replies > posts.length / 2 ? ['the parts can be answered or quoted'] : []),
    ...(quotes > 0 ? ['the parts quote one another'] : []),
  ];
}

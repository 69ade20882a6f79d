/** What a page's JSON-LD says of its article. Strings are as written there; entities are decoded by the caller. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly publisher: string | null;
  readonly published: string | null;
  readonly body: string | null;
  readonly url: string | null;
}

export interface LinkedData {
  readonly article: LinkedArticle | null;
  /** The page calls itself a discussion or a page of questions and answers. */
  readonly discussion: boolean;
  /** Blocks that are not JSON. */
  readonly unreadable: number;
}

const ARTICLE_TYPE =
  /^(?:(?:News|Reportage[A-Z]?\w*|Analysis\w*|Opinion\w*|Background\w*|Review\w*|AdvertiserContent|Satirical|Tech|Scholarly)?Article|ReportageNewsArticle|BlogPosting|LiveBlogPosting|Report)$/u;
const DISCUSSION_TYPE = /^(?:DiscussionForumPosting|QAPage|Question)$/u;
/** Blocks and nodes read of one page; real pages have a handful. */
const MOST_BLOCKS = 50;
const MOST_NODES = 20_000;
const LONGEST_BLOCK = 1_000_000;

/** Reads the JSON-LD blocks of a page's markup; linear in its length. */
export function readLinkedData(html: string): LinkedData {
  let article: LinkedArticle | null = null;
  let discussion = false;
  let unreadable = 0;
  for (const block of blocks(html)) {
    const value = parseJson(block);
    if (value === undefined) {
      unreadable += 1;
      continue;
    }
    for (const node of nodes(value)) {
      const types = strings(node['@type']);
      if (types.some((type) => DISCUSSION_TYPE.test(type))) discussion = true;
      if (types.some((type) => ARTICLE_TYPE.test(type))) {
        const read = readArticle(node);
        if (article === null || weight(read) > weight(article)) article = read;
      }
    }
  }
  return { article, discussion, unreadable };
}

function* blocks(html: string): Generator<string> {
  const lower = html.toLowerCase();
  let from = 0;
  for (let n = 0; n < MOST_BLOCKS; n += 1) {
    const mark = lower.indexOf('application/ld+json', from);
    if (mark < 0) return;
    const open = lower.indexOf('>', mark);
    const close = open < 0 ? -1 : lower.indexOf('</script', open);
    if (open < 0 || close < 0) return;
    if (lower.lastIndexOf('<script', mark) > lower.lastIndexOf('>', mark) && close - open < LONGEST_BLOCK) {
      yield html.slice(open + 1, close);
    }
    from = close;
  }
}

function parseJson(block: string): unknown {
  const text = block
    .replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)/u, '')
    .replace(/(?:\/\/\s*)?(?:\]\]>|-->)\s*$/u, '')
    .replace(/[\u0000-\u001f]/gu, ' ')
    .trim();
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined; // Counted by the caller and told as a problem.
  }
}

/** All objects of a value, from the outside in, without recursion. */
function* nodes(value: unknown): Generator<Record<string, unknown>> {
  const queue: unknown[] = [value];
  for (let i = 0; i < queue.length && i < MOST_NODES; i += 1) {
    const item = queue[i];
    if (Array.isArray(item)) queue.push(...item.slice(0, 1000));
    else if (isRecord(item)) {
      yield item;
      queue.push(...Object.values(item).filter((inner) => typeof inner === 'object'));
    }
  }
}

function readArticle(node: Record<string, unknown>): LinkedArticle {
  const authors = list(node.author ?? node.creator).flatMap((author) => named(author));
  return {
    headline: text(node.headline) ?? text(node.name),
    people: authors.filter((author) => !author.organisation).map((author) => author.name),
    organisations: authors.filter((author) => author.organisation).map((author) => author.name),
    publisher: list(node.publisher).flatMap((publisher) => named(publisher))[0]?.name ?? null,
    published: text(node.datePublished) ?? text(node.dateCreated),
    body: text(node.articleBody),
    url: text(node.url) ?? text(isRecord(node.mainEntityOfPage) ? node.mainEntityOfPage['@id'] : node.mainEntityOfPage),
  };
}

function weight(article: LinkedArticle): number {
  return [article.headline, article.published, article.publisher, article.body].filter((part) => part !== null).length;
}

function named(value: unknown): readonly { readonly name: string; readonly organisation: boolean }[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ name: value.trim(), organisation: false }];
  if (!isRecord(value)) return [];
  const organisation = strings(value['@type']).some((type) => /Organization$/u.test(type));
  return list(value.name).flatMap((name) =>
    typeof name === 'string' && name.trim() !== '' ? [{ name: name.trim(), organisation }] : [],
  );
}

function text(value: unknown): string | null {
  const first = list(value)[0];
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : null;
}

function strings(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

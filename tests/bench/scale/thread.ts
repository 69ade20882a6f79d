import type { Basket } from './copy.js';
import type { Draw } from './random.js';
import {
  type Answer,
  discussionValue,
  incivilityValue,
  languageValue,
  replyStanceValue,
  sentimentValue,
  sidesValue,
  stanceValue,
  type Topic,
  targetsValue,
} from './values.js';

/** What threads are made from. */
export interface World {
  readonly draw: Draw;
  readonly basket: Basket;
  readonly write: (length?: number) => string;
  readonly sites: readonly { readonly id: string; readonly host: string }[];
  readonly forums: readonly { readonly id: string; readonly site: { readonly id: string; readonly host: string } }[];
  /** Per site. */
  readonly authors: readonly (readonly Author[])[];
  readonly topics: readonly Topic[];
  readonly documents: readonly string[];
  readonly run: string;
  readonly pickAuthor: () => number;
  readonly pickTopic: () => number;
  readonly campaigns: {
    readonly text: string;
    first: { readonly thread: string; readonly post: string; readonly site: number } | null;
  }[];
}

interface Author {
  readonly id: string;
  readonly name: string;
}

interface Made {
  readonly id: string;
  readonly author: Author;
  readonly text: string;
  readonly at: string;
  readonly answers: Answer[];
  readonly topics: readonly Topic[];
}

const SIX_YEARS = 6 * 365 * 86_400_000;
const BEGIN = Date.UTC(2019, 0, 1);

/** One thread of so many posts, with all that hangs on it, into the basket. */
export function makeThread(world: World, size: number): void {
  const { draw, basket } = world;
  const forum = world.forums[draw.below(world.forums.length)];
  if (forum === undefined) return;
  const site = world.sites.indexOf(forum.site);
  const thread = draw.uuid();
  const title = world
    .write(3 + draw.below(8))
    .replaceAll('\n', ' ')
    .slice(0, -1);
  const external = String(draw.below(1e9));
  basket.add(
    'thread',
    thread,
    forum.site.id,
    forum.id,
    'invision',
    external,
    title,
    `https://${forum.site.host}/topic/${external}`,
    [],
    Array.from({ length: Math.ceil(size / 20) }, (_, i) => i + 1),
    { json: [] },
    Array.from({ length: 40 }, () => draw.below(2 ** 31)),
  );
  for (let page = 1; page <= Math.ceil(size / 20); page += 1) {
    basket.add('page', thread, `${thread}-${page}`, forum.site.host, 'invision', page, '\\x00');
    basket.add(
      'page_source',
      thread,
      draw.uuid(),
      `${thread}-${page}`,
      `t${external}-${page}.html`,
      null,
      'x',
      world.run,
    );
  }
  const pool = Array.from(
    { length: Math.min(size, 3 + Math.round(size ** 0.7)) },
    () => world.authors[site]?.[world.pickAuthor()],
  ).filter((author) => author !== undefined);
  const topics = [...new Set(Array.from({ length: 2 + draw.below(4) }, () => world.topics[world.pickTopic()]))].filter(
    (topic) => topic !== undefined,
  );
  const tone = (draw.unit() - 0.5) * 0.8;
  let clock = BEGIN + draw.unit() * SIX_YEARS;
  const posts: Made[] = [];
  const edges: { from: string; to: string; toPost: string }[] = [];
  for (let n = 0; n < size; n += 1) {
    clock += draw.logNormal(1_200_000, 1.5);
    const author = pool[Math.floor(draw.unit() ** 1.6 * pool.length)] ?? pool[0];
    if (author === undefined) return;
    const campaign = draw.chance(0.003) ? world.campaigns[draw.below(world.campaigns.length)] : undefined;
    const post: Made = {
      id: draw.uuid(),
      author,
      text: campaign?.text ?? world.write(),
      at: new Date(clock).toISOString(),
      answers: [],
      topics: draw.chance(0.6) ? topics.filter(() => draw.chance(0.5)) : [],
    };
    const quoted = n > 0 && draw.chance(0.72) ? addQuotes(world, thread, post, posts, edges) : 0;
    if (quoted === 0 && n > 0 && draw.chance(0.2)) {
      const answered = posts[draw.below(posts.length)];
      if (answered !== undefined) reply(world, thread, post, answered, 'parent', null, edges);
    }
    posts.push(post);
    addPost(world, thread, post, n, quoted);
    if (campaign !== undefined) repeatOf(world, thread, post, campaign, site);
    addAround(world, thread, post, posts);
    addValues(world, thread, post, tone + (n / size - 0.5) * 0.2);
  }
  annotate(world, thread, thread, null, 'targets', targetsValue(draw, topics));
  annotate(
    world,
    thread,
    thread,
    null,
    'discussion',
    discussionValue(
      draw,
      posts.map((post) => ({ id: post.id, author: post.author.name, at: post.at })),
      edges,
    ),
  );
  annotate(
    world,
    thread,
    thread,
    null,
    'sides',
    sidesValue(
      draw,
      posts.map((post) => ({ id: post.id, author: post.author.name, text: post.text })),
      topics,
    ),
  );
  basket.add('change', 'thread', thread, thread, 'insert', world.run);
}

function addPost(world: World, thread: string, post: Made, n: number, quoted: number): void {
  const { draw, basket } = world;
  const size = post.text.length;
  const at = draw.chance(0.97) ? post.at : null;
  basket.add(
    'post',
    thread,
    post.id,
    'post',
    n + 1,
    n,
    String(draw.below(1e9)),
    post.author.id,
    'member',
    false,
    at,
    at === null ? 'unknown' : 'minute',
    post.text,
    null,
    size / (size + quoted),
    size + quoted,
    size + quoted,
    quoted,
    quoted,
    size,
  );
  basket.add('change', 'post', post.id, thread, 'insert', world.run);
}

/** Top-level quotes of earlier posts, recent ones rather than old ones, and what they hold. Gives their length. */
function addQuotes(
  world: World,
  thread: string,
  post: Made,
  posts: readonly Made[],
  edges: { from: string; to: string; toPost: string }[],
): number {
  const { draw, basket } = world;
  let index = 0;
  let length = 0;
  for (let top = 0; top < (draw.chance(0.08) ? 2 : 1); top += 1) {
    const source = posts[Math.max(0, posts.length - 1 - Math.floor(draw.logNormal(2, 1.2)))];
    if (source === undefined) break;
    const parent = index;
    length += quote(world, thread, post, source, index, null);
    index += 1;
    const inner = draw.chance(0.18) ? posts[draw.below(posts.length)] : undefined;
    if (inner !== undefined) {
      length += quote(world, thread, post, inner, index, parent);
      index += 1;
    }
    if (!post.answers.some((answer) => answer.toPostId === source.id))
      reply(world, thread, post, source, 'quote', parent, edges);
  }
  basket.add('change', 'quote', `${post.id}/0`, thread, 'insert', world.run);
  return length;
}

function quote(world: World, thread: string, post: Made, source: Made, index: number, parent: number | null): number {
  const { draw, basket } = world;
  const kind = draw.unit();
  const verdict =
    kind < 0.45
      ? 'exact'
      : kind < 0.75
        ? 'trimmed'
        : kind < 0.8
          ? 'elided'
          : kind < 0.85
            ? 'altered'
            : kind < 0.88
              ? 'misattributed'
              : kind < 0.96
                ? 'source_absent'
                : 'unattributed';
  const known = kind < 0.88;
  const full = source.text.length;
  const end = verdict === 'exact' ? full : Math.max(1, Math.round(full * (0.3 + draw.unit() * 0.6)));
  const copied = known && verdict !== 'altered' && verdict !== 'elided';
  const text = copied ? null : known ? source.text.slice(0, end).replace('a', 'o') : world.write(20);
  const diff =
    verdict === 'altered'
      ? { json: [{ op: 'replace', text: 'o', sourceStart: 0, sourceEnd: 1, quoteStart: 0, quoteEnd: 1 }] }
      : null;
  basket.add(
    'quote',
    thread,
    post.id,
    index,
    parent,
    `${source.author.name} said:`,
    source.author.name,
    known ? source.id : null,
    verdict,
    known ? 'id' : null,
    known ? (verdict === 'altered' ? 0.6 + draw.unit() * 0.38 : 1) : null,
    known ? 0 : null,
    known ? end : null,
    text,
    diff,
    verdict === 'altered' && draw.chance(0.3),
    'markup',
    1,
    false,
  );
  return end;
}

function reply(
  world: World,
  thread: string,
  post: Made,
  to: Made,
  via: 'quote' | 'parent',
  quoteIndex: number | null,
  edges: { from: string; to: string; toPost: string }[],
): void {
  world.basket.add('reply', thread, post.id, to.id, via, 1);
  post.answers.push({ toPostId: to.id, quoteIndex });
  edges.push({ from: post.author.name, to: to.author.name, toPost: to.id });
}

/** A copy of the campaign's text; the first of them on a site is what the others repeat. */
function repeatOf(world: World, thread: string, post: Made, campaign: World['campaigns'][number], site: number): void {
  if (campaign.first === null || campaign.first.site !== site) {
    campaign.first ??= { thread, post: post.id, site };
    return;
  }
  const elsewhere = campaign.first.thread === thread ? null : campaign.first.thread;
  world.basket.add('repeat', thread, post.id, 0, 0, post.text.length, campaign.first.post, 'campaign', elsewhere);
}

/** Reactions, repeats, sources, revisions. */
function addAround(world: World, thread: string, post: Made, posts: readonly Made[]): void {
  const { draw, basket } = world;
  if (draw.chance(0.3))
    basket.add('reaction', thread, post.id, 0, 'Like', 'reaction', 1, 1 + Math.floor(draw.logNormal(2, 1)));
  if (draw.chance(0.06)) basket.add('reaction', thread, post.id, 1, 'Dislike', 'reaction', -1, 1 + draw.below(4));
  const earlier = posts[draw.below(posts.length)];
  if (draw.chance(0.05) && earlier !== undefined && earlier !== post)
    basket.add(
      'repeat',
      thread,
      post.id,
      1,
      0,
      Math.min(60, post.text.length),
      earlier.id,
      earlier.author === post.author ? 'self' : 'unmarked',
      null,
    );
  if (draw.chance(0.02))
    basket.add(
      'source',
      thread,
      post.id,
      world.documents[draw.below(world.documents.length)] ?? '',
      'derived_from',
      draw.unit(),
      draw.unit(),
      1,
      2,
      draw.unit(),
      12,
    );
  if (draw.chance(0.01)) basket.add('revision', thread, post.id, 1, post.text.slice(0, 200), post.text.slice(0, 200));
}

function addValues(world: World, thread: string, post: Made, tone: number): void {
  const { draw } = world;
  annotate(world, thread, post.id, post.id, 'language', languageValue(draw));
  annotate(world, thread, post.id, post.id, 'sentiment', sentimentValue(draw, post.text, tone, post.topics));
  annotate(world, thread, post.id, post.id, 'incivility', incivilityValue(draw, post.text));
  annotate(world, thread, post.id, post.id, 'stance', stanceValue(draw, post.text, post.topics, 0.5 + tone / 2));
  if (post.answers.length > 0)
    annotate(world, thread, post.id, post.id, 'reply-stance', replyStanceValue(draw, post.text, post.answers));
}

function annotate(
  world: World,
  thread: string,
  subject: string,
  post: string | null,
  analyzer: string,
  value: object,
): void {
  world.basket.add('annotation', thread, subject, analyzer, '1', '0'.repeat(64), post, { json: value }, world.run);
}

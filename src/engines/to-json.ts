import { renderBody } from '../model/body.js';
import type { ArticlePage, PagePost, ParsedPage, ThreadPage } from '../model/page.js';
import { fillOnPageSources } from './on-page-source.js';

/** The JSON of `threadbare parse` for one post. */
interface PostJson extends Omit<PagePost, 'blocks' | 'rawBody'> {
  readonly text: string;
  readonly ownText: string;
  readonly quotes: readonly QuoteJson[];
}

interface QuoteJson {
  readonly index: number;
  readonly parentIndex: number | null;
  readonly author: string | null;
  readonly sourceExternalId: string | null;
  readonly sourcePosition: number | null;
  readonly text: string;
}

export interface ThreadJson extends Omit<ThreadPage, 'type' | 'posts'> {
  readonly posts: readonly PostJson[];
}

export interface ArticleJson extends Omit<ArticlePage, 'type'> {
  readonly posts: readonly [];
}

/**
 * A parsed page as the object `threadbare parse` prints. Texts are rendered from the blocks; a quote without a printed
 * id is given that of the earlier post on the page that holds its words.
 */
export function pageToJson(page: ParsedPage): ThreadJson | ArticleJson {
  if (page.type === 'article') {
    const { type: _type, problems, ...rest } = page;
    return { ...rest, posts: [], problems };
  }
  const { type: _type, posts, expectedPosts, problems, ...rest } = fillOnPageSources(page);
  // What the page counts of its whole thread is for the crawler: it changes with every reply elsewhere.
  const { totalPosts: _news, ...thread } = rest.thread;
  return { ...rest, thread, posts: posts.map(postToJson), expectedPosts, problems };
}

function postToJson(post: PagePost): PostJson {
  const { blocks, rawBody: _raw, reactions, attachments, images, links, signature, ...rest } = post;
  const body = renderBody(blocks);
  const quotes = body.quotes.map(({ index, parentIndex, block, text }): QuoteJson => {
    const { author, sourceExternalId, sourcePosition } = block;
    return { index, parentIndex, author, sourceExternalId, sourcePosition, text };
  });
  return { ...rest, text: body.text, ownText: body.ownText, quotes, reactions, attachments, images, links, signature };
}

import type { EngineMarkup } from './answer.js';
import { type Board, lastPost, pagesOf, rowsOf, type SitePost, type SiteThread, sectionOf } from './board.js';

/** A post as any honest reading of the site must give it. */
export interface TruthPost {
  /** The engine's id of its thread. */
  readonly thread: string;
  readonly id: string;
  readonly author: string;
  /** What the author wrote, quotes apart, white space folded. Empty where the post is a deleted or hidden one. */
  readonly text: string;
  readonly kind: SitePost['kind'];
  /** Id of the post it quotes. */
  readonly quotes: string | null;
  readonly page: number;
}

export interface TruthThread {
  readonly id: string;
  readonly title: string;
  readonly section: number;
  /** Addresses of its pages as the engine prints them, whole. */
  readonly pages: readonly string[];
  /** A stranger who keeps to robots.txt can read it. */
  readonly reachable: boolean;
  readonly lastPostAt: number;
  readonly posts: readonly TruthPost[];
}

export interface TruthSection {
  readonly id: number;
  readonly title: string;
  readonly access: string;
  /** Addresses of its list's pages, whole. */
  readonly pages: readonly string[];
}

/** What stands on the site at this moment. */
export interface Truth {
  readonly sections: readonly TruthSection[];
  readonly threads: readonly TruthThread[];
  /** Posts of all threads that are reachable. */
  readonly posts: readonly TruthPost[];
  readonly thread: (id: string | number) => TruthThread;
}

export const foldSpace = (text: string): string => text.replace(/\s+/g, ' ').trim();

export function truthOf(board: Board, engine: EngineMarkup, origin: string): Truth {
  const threads = board.threads.map((thread) => truthThread(board, engine, origin, thread));
  return {
    sections: board.sections.map(({ id, title, access }) => ({
      id,
      title,
      access,
      pages: addresses(pagesOf(rowsOf(board, id).length, board.threadsPerPage), (page) =>
        engine.section(board, id, page),
      ).map((address) => `${origin}${address}`),
    })),
    threads,
    posts: threads.filter(({ reachable }) => reachable).flatMap(({ posts }) => posts),
    thread: (id) => {
      const found = threads.find((thread) => thread.id === String(id));
      if (found === undefined) throw new Error(`the board has no thread ${id}`);
      return found;
    },
  };
}

const addresses = (count: number, of: (page: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => of(i + 1));

function truthThread(board: Board, engine: EngineMarkup, origin: string, thread: SiteThread): TruthThread {
  const id = String(thread.id);
  const idOf = (post: SitePost): string => engine.postId?.(post) ?? String(post.id);
  return {
    id,
    title: thread.title,
    section: thread.section,
    pages: addresses(pagesOf(thread.posts.length, board.postsPerPage), (page) =>
      engine.thread(board, thread, page),
    ).map((address) => `${origin}${address}`),
    reachable: thread.state === 'open' && sectionOf(board, thread.section)?.access === 'public',
    lastPostAt: lastPost(thread)?.at ?? 0,
    posts: thread.posts.map((post, i) => ({
      thread: id,
      id: idOf(post),
      author: engine.memberName?.(post.author.name) ?? post.author.name,
      text: post.kind === 'post' ? foldSpace(post.text.join(' ')) : '',
      kind: post.kind,
      quotes: post.quote === null ? null : idOf(post.quote.of),
      page: Math.floor(i / board.postsPerPage) + 1,
    })),
  };
}

import type { CrawlProgress } from '../crawl/index.js';
import type { Context } from './context.js';
import { startBar } from './progress.js';

/** How a crawl shows how far it is: a line on a terminal, a message a minute where there is none. */
export interface CrawlDisplay {
  readonly update: (progress: CrawlProgress) => void;
  readonly clear: () => void;
  readonly stop: () => void;
}

const FORMAT =
  ' {bar} {value}/{total} pages · {refused} refused · {failed} failed · {posts} posts · {rate} pages/s · {next} · {step}';
/** Milliseconds between two messages. */
const MESSAGE_MS = 60_000;
/** Servers named at once; the rest is counted. */
const NAMED = 3;

export function startCrawlDisplay(context: Context, stream: NodeJS.WriteStream, json: boolean): CrawlDisplay {
  const terminal = stream.isTTY === true && !json;
  const bar = startBar(stream, terminal, FORMAT);
  const began = performance.now();
  let said = began;
  return {
    update: (progress) => {
      const { read, unchanged, queued, refused, failed, posts, requests, step } = progress;
      const seconds = Math.max((performance.now() - began) / 1000, 0.001);
      const done = read + unchanged + refused + failed;
      const rate = (requests / seconds).toFixed(1);
      const next = nextTimes(progress, Date.now());
      bar.update(done, done + queued, { refused, failed, posts, rate, next, step });
      if (terminal || performance.now() - said < MESSAGE_MS) return;
      said = performance.now();
      const text = `${done} pages done, ${queued} queued, ${refused} refused, ${failed} failed; ${posts} posts; ${rate} pages/s; ${next}`;
      context.log.info(text, { ...progress });
    },
    clear: bar.clear,
    stop: bar.stop,
  };
}

/** When each server is asked next, in seconds from now. */
export function nextTimes({ hosts }: Pick<CrawlProgress, 'hosts'>, now: number): string {
  if (hosts.length === 0) return 'no server at work';
  const named = hosts.slice(0, NAMED).map(({ host, nextAt }) => {
    const wait = nextAt === null ? 0 : Math.max(0, nextAt - now);
    return `${host} ${wait === 0 ? 'now' : `in ${(wait / 1000).toFixed(1)} s`}`;
  });
  const more = hosts.length - named.length;
  return `next: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

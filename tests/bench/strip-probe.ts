/** Run in a process of its own by strip.ts: links a thread of the given size and prints processor time and peak memory. */
import { linkThread } from '../../src/quotes/index.js';
import { benchThread } from './strip-thread.js';

const posts = Number(process.argv[2] ?? '1000');
// The compiler warms up on another thread, so that the small one is not charged for it.
linkThread(benchThread(400, 9), []);
const thread = benchThread(posts);
const before = process.cpuUsage();
const linked = linkThread(thread, []);
const { user, system } = process.cpuUsage(before);
const quotes = linked.posts.reduce((sum, post) => sum + post.quotes.length, 0);
const altered = linked.posts.reduce(
  (sum, post) => sum + post.quotes.filter((one) => one.verdict === 'altered').length,
  0,
);
console.log(
  JSON.stringify({
    posts,
    quotes,
    altered,
    seconds: (user + system) / 1e6,
    mib: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);

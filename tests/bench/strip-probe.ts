/**
 * Run in a process of its own by strip.ts: links a thread of the given size, in memory (`thread`) or with its posts read
 * and finished one by one (`stream`), and prints processor time and peak memory. Making the posts of a stream is not
 * charged: it is measured apart and taken off.
 */
import type { LinkedPost } from '../../src/model/thread.js';
import { linkPosts, linkThread } from '../../src/quotes/index.js';
import { benchReader, benchThread } from './strip-thread.js';

const posts = Number(process.argv[2] ?? '1000');
const isStream = process.argv[3] === 'stream';
// The compiler warms up on another thread, so that the small one is not charged for it.
linkThread(benchThread(400, 9), []);

const seconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

let quotes = 0;
let altered = 0;
const count = (post: LinkedPost): void => {
  quotes += post.quotes.length;
  altered += post.quotes.filter((one) => one.verdict === 'altered').length;
};

const stream = benchReader(posts);
/** Reads the posts as often as linking does: all twice to finish them, those that quote (every second) once more. */
const reading = (): void => {
  for (const step of [1, 1, 2]) for (let at = 1; at < posts; at += step) stream.posts.at(at);
};
const thread = isStream ? null : benchThread(posts);
const spent = seconds(() => {
  if (thread === null) for (const { post } of linkPosts(stream, []).posts) count(post);
  else for (const post of linkThread(thread, []).posts) count(post);
});
const { maxRSS } = process.resourceUsage();
const made = isStream ? seconds(reading) : 0;
console.log(JSON.stringify({ posts, quotes, altered, seconds: spent - made, mib: Math.round(maxRSS / 1024) }));

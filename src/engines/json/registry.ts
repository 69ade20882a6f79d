import { DISCOURSE_TOPIC } from '../specs/discourse/topic-json.js';
import { DISQUS_POSTS } from '../specs/disqus/posts-json.js';
import { FLARUM_DISCUSSION } from '../specs/flarum/discussion-json.js';
import { FOURCHAN_THREAD } from '../specs/fourchan/thread-json.js';
import { HACKER_NEWS_FIREBASE, HACKER_NEWS_HITS, HACKER_NEWS_TREE } from '../specs/hackernews/item-json.js';
import { ISSO_COMMENTS } from '../specs/isso/comments-json.js';
import { LEMMY_POST } from '../specs/lemmy/post-json.js';
import { LOBSTERS_STORY } from '../specs/lobsters/story-json.js';
import { NODEBB_TOPIC } from '../specs/nodebb/topic-json.js';
import { REDDIT_LISTING } from '../specs/reddit/listing-json.js';
import { WORDPRESS_REST } from '../specs/wordpress/comments-json.js';
import type { JsonEngine } from './json-engine.js';
import { FORUM_DL } from './scraped/forum-dl.js';
import { FORUMSCRAPER } from './scraped/forumscraper.js';

/** Every described JSON form; the order has no meaning. */
export const JSON_ENGINES: readonly JsonEngine[] = [
  DISCOURSE_TOPIC,
  DISQUS_POSTS,
  FLARUM_DISCUSSION,
  FOURCHAN_THREAD,
  HACKER_NEWS_TREE,
  HACKER_NEWS_HITS,
  HACKER_NEWS_FIREBASE,
  ISSO_COMMENTS,
  LEMMY_POST,
  LOBSTERS_STORY,
  NODEBB_TOPIC,
  REDDIT_LISTING,
  WORDPRESS_REST,
  ...FORUM_DL,
  ...FORUMSCRAPER,
];

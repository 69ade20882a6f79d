import type { ApiForm, PublicApi } from './api.js';
import { wordpressValues } from './wordpress.js';

const JSON_TYPE = 'application/json';

/** A path before an engine's own: boards live in folders too. */
const ROOT = '(?<root>(?:/[^/?#]{1,100}){0,4}?)';
/** What may follow an address that names its thing already: a further page or post, a view. */
const REST = '(?:[/?].{0,2000})?$';

const form = (kind: ApiForm['kind'], path: string, api: string, page: string): ApiForm => ({
  kind,
  path: new RegExp(`^${path}`),
  api,
  page,
});

/**
 * Public APIs that say more than the pages beside them: parents, exact times, deleted posts, all replies in one answer.
 * Left out on purpose: Stack Exchange (300 requests a day without a key; its pages hold everything), Disqus and XenForo
 * (keys), MediaWiki-like boards without an API, Hacker News lists (one request for each row).
 */
export const PUBLIC_APIS: readonly PublicApi[] = [
  {
    engine: 'discourse',
    hosts: null,
    accept: JSON_TYPE,
    forms: [
      form(
        'thread',
        `${ROOT}/t/(?:[^/?#]{0,400}[^/?#\\d][^/?#]{0,400}/)?(?<id>\\d{1,12})(?:\\.json)?${REST}`,
        '{origin}{root}/t/{id}.json',
        '{origin}{root}/t/{id}',
      ),
      form(
        'forum',
        `${ROOT}/c/(?<slug>[^?#]{1,300}/\\d{1,12})(?:\\.json|/l/latest(?:\\.json)?|/none)?/?(?:\\?.{0,2000})?$`,
        '{origin}{root}/c/{slug}.json',
        '{origin}{root}/c/{slug}',
      ),
      form(
        'forum',
        `${ROOT}/tag/(?<slug>[^?#]{1,200}?)(?:\\.json|/l/latest(?:\\.json)?)?/?(?:\\?.{0,2000})?$`,
        '{origin}{root}/tag/{slug}.json',
        '{origin}{root}/tag/{slug}',
      ),
      form(
        'site',
        `${ROOT}/(?:latest|categories|top|new|hot)?/?(?:\\?.{0,2000})?$`,
        '{origin}{root}/latest.json',
        '{origin}{root}/',
      ),
    ],
  },
  {
    engine: 'flarum',
    hosts: null,
    accept: 'application/vnd.api+json, application/json',
    forms: [
      form(
        'thread',
        `${ROOT}/d/(?<id>\\d{1,12})(?:-[^/?#]{0,400})?${REST}`,
        '{origin}{root}/api/discussions/{id}?page%5Boffset%5D=0',
        '{origin}{root}/d/{id}',
      ),
      form(
        'forum',
        `${ROOT}/t/(?<slug>[^/?#]{1,200})${REST}`,
        '{origin}{root}/api/discussions?filter%5Btag%5D={slug}&sort=-lastPostedAt&page%5Boffset%5D=0',
        '{origin}{root}/t/{slug}',
      ),
      form(
        'site',
        `${ROOT}/(?:all|tags)?/?(?:\\?.{0,2000})?$`,
        '{origin}{root}/api/discussions?sort=-lastPostedAt&page%5Boffset%5D=0',
        '{origin}{root}/',
      ),
    ],
  },
  {
    engine: 'nodebb',
    hosts: null,
    accept: JSON_TYPE,
    forms: [
      // The slug is asked for too: without it the answer is only the address of the page with it.
      form(
        'thread',
        `${ROOT}/topic/(?<id>\\d{1,12})/(?<slug>[^/?#]{1,400})${REST}`,
        '{origin}{root}/api/topic/{id}/{slug}',
        '{origin}{root}/topic/{id}/{slug}',
      ),
      form(
        'thread',
        `${ROOT}/topic/(?<id>\\d{1,12})${REST}`,
        '{origin}{root}/api/topic/{id}',
        '{origin}{root}/topic/{id}',
      ),
      form(
        'forum',
        `${ROOT}/category/(?<id>\\d{1,12})/(?<slug>[^/?#]{1,400})${REST}`,
        '{origin}{root}/api/category/{id}/{slug}',
        '{origin}{root}/category/{id}/{slug}',
      ),
      form('site', `${ROOT}/recent/?(?:\\?.{0,2000})?$`, '{origin}{root}/api/recent', '{origin}{root}/recent'),
      form(
        'site',
        `${ROOT}/(?:categories)?/?(?:\\?.{0,2000})?$`,
        '{origin}{root}/api/categories',
        '{origin}{root}/categories',
      ),
    ],
  },
  {
    engine: 'wordpress',
    hosts: null,
    accept: JSON_TYPE,
    values: wordpressValues,
    forms: [
      form(
        'thread',
        '',
        '{api}wp/v2/comments{start}post={article}&order=asc&orderby=date&per_page=100&page=1',
        '{address}',
      ),
    ],
  },
  {
    engine: 'hackernews',
    hosts: /^news\.ycombinator\.com$/,
    accept: JSON_TYPE,
    forms: [
      form(
        'thread',
        '/item\\?(?:[^#]{0,200}&)?id=(?<id>\\d{1,12})(?:&.{0,200})?$',
        'https://hn.algolia.com/api/v1/items/{id}',
        'https://news.ycombinator.com/item?id={id}',
      ),
    ],
  },
  {
    engine: 'reddit',
    hosts: /^(?:(?:www|old|new|np|i|m)\.)?reddit\.com$/,
    accept: JSON_TYPE,
    forms: [
      form(
        'thread',
        `(?:/(?:r|user|u)/[\\w.-]{1,100})?/comments/(?<id>[0-9a-z]{1,12})${REST}`,
        'https://old.reddit.com/comments/{id}.json?limit=500&raw_json=1',
        'https://www.reddit.com/comments/{id}/',
      ),
      form(
        'forum',
        '/r/(?<slug>[\\w.+-]{1,200})(?:/(?:hot|new|best|rising|top))?/?(?:\\.json)?(?:\\?.{0,2000})?$',
        'https://old.reddit.com/r/{slug}/new.json?limit=100&raw_json=1',
        'https://www.reddit.com/r/{slug}/new/',
      ),
    ],
  },
  {
    engine: 'lemmy',
    hosts: null,
    accept: JSON_TYPE,
    forms: [
      form('thread', `/post/(?<id>\\d{1,12})${REST}`, '{origin}/api/v3/post?id={id}', '{origin}/post/{id}'),
      form(
        'forum',
        `/c/(?<slug>[\\w.@-]{1,200})${REST}`,
        '{origin}/api/v3/post/list?community_name={slug}&type_=All&sort=NewComments&limit=50&page=1',
        '{origin}/c/{slug}',
      ),
      form(
        'site',
        '/?(?:\\?.{0,2000})?$',
        '{origin}/api/v3/post/list?type_=Local&sort=NewComments&limit=50&page=1',
        '{origin}/',
      ),
    ],
  },
  {
    engine: 'lobsters',
    hosts: /^lobste\.rs$/,
    accept: JSON_TYPE,
    forms: [
      form('thread', `/s/(?<id>[0-9a-z]{4,12})(?:\\.json)?${REST}`, '{origin}/s/{id}.json', '{origin}/s/{id}'),
      form('forum', `/t/(?<slug>[\\w,.+-]{1,200}?)(?:\\.json)?${REST}`, '{origin}/t/{slug}.json', '{origin}/t/{slug}'),
      form('site', '/(?:newest|hottest|active|recent)?/?(?:\\?.{0,200})?$', '{origin}/newest.json', '{origin}/newest'),
    ],
  },
  {
    engine: 'fourchan',
    hosts: /^boards\.(?:4chan|4channel)\.org$/,
    accept: JSON_TYPE,
    forms: [
      form(
        'thread',
        `/(?<slug>[a-z0-9]{1,12})/thread/(?<id>\\d{1,15})${REST}`,
        'https://a.4cdn.org/{slug}/thread/{id}.json',
        'https://boards.4chan.org/{slug}/thread/{id}',
      ),
      form(
        'forum',
        '/(?<slug>[a-z0-9]{1,12})(?:/(?:catalog|\\d{1,3})?)?/?$',
        'https://a.4cdn.org/{slug}/catalog.json',
        'https://boards.4chan.org/{slug}/',
      ),
    ],
  },
];

import type { Detection, ParseOptions, ThreadPage } from '../../../model/page.js';
import { DISCOURSE_TOPIC } from '../../specs/discourse/topic-json.js';
import { HACKER_NEWS_FIREBASE } from '../../specs/hackernews/item-json.js';
import { draftPage, NOBODY, type PostDraft } from '../draft.js';
import type { JsonEngine } from '../json-engine.js';
import { idOf, integerOf, listOf, markupTextOf, memberAt, memberOf, textOf } from '../value.js';
import { bodyReader } from './bodies.js';
import { copiedMoment, orderOf, timeWords } from './moments.js';

/** forum-dl's extractors by name, and the engine each is of. */
const EXTRACTORS: readonly (readonly [extractor: string, engine: string])[] = [
  ['discourse', 'discourse'],
  ['hackernews', 'hackernews'],
  ['hn', 'hackernews'],
  ['hyperkitty', 'hyperkitty'],
  ['hypermail', 'hypermail'],
  ['invision', 'invision'],
  ['phpbb', 'phpbb'],
  ['pipermail', 'pipermail'],
  ['proboards', 'proboards'],
  ['simplemachines', 'smf'],
  ['smf', 'smf'],
  ['vbulletin', 'vbulletin'],
  ['xenforo', 'xenforo'],
];
const ENGINE_OF: ReadonlyMap<string, string> = new Map(EXTRACTORS);

/** What an extractor that is not known is read as: bodies by their block quotes. */
const OTHER = 'forum-dl';

/** Posts of one thread as the tool forum-dl wrote them (the archive reader gathers its lines into pages). */
export const FORUM_DL: readonly JsonEngine[] = [...new Set(ENGINE_OF.values()), OTHER].map((engine) => ({
  engine,
  generation: 'forum-dl',
  detect: (root) => {
    const fits = memberOf(root, 'format') === 'forum-dl' && Array.isArray(memberOf(root, 'posts'));
    const own = fits && (ENGINE_OF.get(textOf(memberOf(root, 'extractor')) ?? '') ?? OTHER) === engine;
    return { confidence: own ? 1 : 0, evidence: own ? [`items of forum-dl's ${engine} extractor`] : [] };
  },
  read: (root, detection, url, options) =>
    readNative(engine, root, detection, url, options) ?? readItems(engine, root, detection, url, options),
}));

/** Discourse and Hacker News answer with JSON, which forum-dl keeps beside each post: it says more than the post. */
function readNative(
  engine: string,
  root: unknown,
  detection: Detection,
  url: string | null,
  options: ParseOptions,
): ThreadPage | null {
  const data = listOf(memberOf(root, 'posts')).map((post) => memberOf(post, 'data'));
  const thread = memberOf(root, 'thread');
  const form = engine === 'discourse' ? DISCOURSE_TOPIC : engine === 'hackernews' ? HACKER_NEWS_FIREBASE : null;
  if (form === null || data.length === 0) return null;
  const native =
    engine === 'discourse'
      ? { id: threadId(root), title: memberOf(thread, 'title'), post_stream: { posts: data } }
      : data;
  const complete = data.every(
    (one) => typeof memberOf(one, engine === 'discourse' ? 'cooked' : 'time') !== 'undefined',
  );
  if (!complete || form.detect(native).confidence < 0.6) return null;
  const page = form.read(native, detection, addressOf(root) ?? url, options);
  const { title, ...known } = page.thread;
  return {
    ...page,
    thread: {
      ...known,
      title: title ?? markupTextOf(memberOf(thread, 'title')),
      forumPath: forumsOf(root),
      page: integerOf(memberOf(thread, 'page')),
      nextUrl: null,
      prevUrl: null,
    },
  };
}

function readItems(
  engine: string,
  root: unknown,
  detection: Detection,
  from: string | null,
  options: ParseOptions,
): ThreadPage {
  const items = listOf(memberOf(root, 'posts'));
  const thread = memberOf(root, 'thread');
  const url = addressOf(root) ?? from;
  const times = items.map((item) => ({
    id: postIds(item).at(-1) ?? null,
    words: timeWords(memberOf(item, 'creation_time')),
  }));
  const order = orderOf(times);
  const dayOrder = order === 'day-first' || order === 'month-first' ? order : null;
  const settings = { base: url, ignoreIds: options.ignoreIds ?? false, dayOrder };
  const bodies = bodyReader(
    engine,
    items.map((item) => textOf(memberOf(item, 'content')) ?? ''),
    settings,
  );
  return draftPage({
    engine,
    detection,
    thread: {
      externalId: threadId(root),
      title: markupTextOf(memberOf(thread, 'title')),
      url,
      forumPath: forumsOf(root),
      page: integerOf(memberOf(thread, 'page')),
    },
    posts: items.map((item, at): PostDraft => {
      const ids = postIds(item);
      const name = markupTextOf(memberOf(item, 'author'));
      const posted = copiedMoment(times[at]?.words ?? null, order);
      const content = textOf(memberOf(item, 'content'));
      return {
        externalId: ids.at(-1) ?? null,
        parentExternalId: ids.at(-2) ?? null,
        url: textOf(memberOf(item, 'url')),
        author: { ...NOBODY, name },
        ...(posted === null ? {} : { postedAt: posted }),
        ...(content === null ? {} : bodies.read(content)),
      };
    }),
  });
}

/** The ids of a post, those of the posts it answers in front; older versions append one to the thread's path. */
function postIds(item: unknown): readonly string[] {
  const below = memberOf(item, 'subpath');
  const ids = Array.isArray(below) ? below : listOf(memberOf(item, 'path')).slice(-1);
  // A form without ids writes "x".
  return listOf(ids)
    .flatMap((id) => idOf(id) ?? [])
    .filter((id) => id !== 'x');
}

const threadId = (root: unknown): string | null => idOf(listOf(memberAt(root, 'thread.path')).at(-1));

const forumsOf = (root: unknown): readonly string[] =>
  listOf(memberOf(root, 'forums')).flatMap((name) => markupTextOf(name) ?? []);

/** The thread's own address, or null: that of a post names a place inside it. */
const addressOf = (root: unknown): string | null => textOf(memberAt(root, 'thread.url'));

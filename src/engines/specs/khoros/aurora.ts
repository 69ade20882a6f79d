import { type PageAuthor, type ParseOptions, reactionOf, type ThreadPage } from '../../../model/page.js';
import { defineEngine } from '../../define-engine.js';
import type { PageTree } from '../../html/page-tree.js';
import { rawTextOf } from '../../html/text-of.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { parseJson } from '../../json/embedded-json.js';
import { readHtmlBody } from '../../json/html-body.js';
import { idOf, integerOf, isSet, markupTextOf, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';
import { KHOROS } from './khoros.js';

/**
 * Khoros Aurora (since 2023): an app whose class names are made by a machine. Its page carries what the app shows as
 * JSON, messages by their own keys with references between them; all is read from there.
 */
export const KHOROS_AURORA = defineEngine({
  engine: 'khoros',
  generation: 'aurora',
  detect: [
    { select: 'script#__NEXT_DATA__', weight: 0.45, says: 'state of the app in #__NEXT_DATA__' },
    { select: '#__next [class*="lia-"]', weight: 0.5, says: 'class names with lia-' },
    { select: '#__next [href*="/discussions/"], #__next [href*="/t5/"]', weight: 0.05, says: 'addresses of boards' },
    { select: '.lia-message-body-content', weight: -1, says: 'messages of the classic pages' },
  ],
  thread: { title: [] },
  // The markup of messages has no names that stay.
  post: { list: '#no-message-in-markup', body: '#no-message-in-markup' },
  hooks: { readData: (tree, { url, options }) => readState(tree, url, options) },
});

function readState(tree: PageTree, url: string | null, options: ParseOptions): ThreadPage | null {
  const [script] = tree.byId.get('__NEXT_DATA__') ?? [];
  const state =
    script === undefined ? undefined : memberAt(parseJson(rawTextOf(script)), 'props.pageProps.apolloState');
  if (state === undefined || state === null || typeof state !== 'object') return null;
  const entries = new Map<string, unknown>(Object.entries(state));
  const messages = [...entries.values()].filter(
    (value) => /Message$/.test(textOf(memberOf(value, '__typename')) ?? '') && textOf(memberOf(value, 'body')) !== null,
  );
  const topic = messages.find((message) => integerOf(memberOf(message, 'depth')) === 0) ?? messages[0];
  const conversation = refOf(memberOf(topic, 'conversation'));
  const own = messages
    .filter((message) => refOf(memberOf(message, 'conversation')) === conversation)
    .sort((a, b) => depthOf(a) - depthOf(b) || timeOf(a) - timeOf(b));
  if (topic === undefined || own.length === 0) return null;
  const board = entries.get(refOf(memberOf(topic, 'board')) ?? '');
  const path = markupTextOf(memberOf(board, 'title'));
  const id = idOf(memberOf(topic, 'uid'));
  return draftPage({
    engine: 'khoros',
    detection: { confidence: 1, evidence: [] },
    thread: {
      externalId: id,
      title: markupTextOf(memberOf(topic, 'subject')),
      forumPath: path === null ? [] : [path],
    },
    posts: own.map((message) => readMessage(message, entries, url, options)),
  });
}

/** The topic first, then in order of time, however deep. */
function depthOf(message: unknown): number {
  return integerOf(memberOf(message, 'depth')) === 0 ? 0 : 1;
}

function timeOf(message: unknown): number {
  return Date.parse(textOf(memberOf(message, 'postTime')) ?? '') || 0;
}

function refOf(value: unknown): string | null {
  return textOf(memberOf(value, '__ref'));
}

function readMessage(
  message: unknown,
  entries: ReadonlyMap<string, unknown>,
  url: string | null,
  options: ParseOptions,
): PostDraft {
  const posted = momentOf(memberOf(message, 'postTime'));
  const kudos = integerOf(memberOf(message, 'kudosSumWeight'));
  const parent = entries.get(refOf(memberOf(message, 'parent')) ?? '');
  return {
    externalId: idOf(memberOf(message, 'uid')),
    parentExternalId: idOf(memberOf(parent, 'uid')),
    author: authorOf(entries.get(refOf(memberOf(message, 'author')) ?? '')),
    ...(posted === null ? {} : { postedAt: posted }),
    reactions: kudos === null ? [] : [reactionOf('Kudos', kudos)],
    ...readHtmlBody(textOf(memberOf(message, 'body')) ?? '', KHOROS, {
      base: url,
      ignoreIds: options.ignoreIds ?? false,
    }),
  };
}

function authorOf(user: unknown): PageAuthor {
  const name = textOf(memberOf(user, 'login'));
  const id = idOf(memberOf(user, 'uid'));
  const deleted = isSet(memberOf(user, 'deleted'));
  // Users who wrote without an account are user -1.
  const guest = id?.startsWith('-') === true;
  return {
    ...NOBODY,
    name,
    externalId: guest ? null : id,
    kind: deleted ? 'deleted' : name === null ? 'unknown' : guest ? 'guest' : 'member',
  };
}

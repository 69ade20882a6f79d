import {
  type Detection,
  type PageAttachment,
  type PageAuthor,
  type ParseOptions,
  type Poll,
  type Reaction,
  reactionOf,
  type ThreadPage,
} from '../../../model/page.js';
import { EDITED_AT } from '../../specs/smf/shared.js';
import { draftPage, NOBODY, type PostDraft } from '../draft.js';
import type { JsonEngine } from '../json-engine.js';
import { idOf, integerOf, listOf, markupTextOf, memberAt, memberOf, textOf } from '../value.js';
import { bodyReader } from './bodies.js';
import { copiedMoment, orderOf, timeWords } from './moments.js';

/** Forms of forumscraper by the first word of their `format_version`, and the engine each is of. */
const FORMS: readonly (readonly [form: string, engine: string])[] = [
  ['hackernews', 'hackernews'],
  ['invision', 'invision'],
  ['phpbb', 'phpbb'],
  ['smf', 'smf'],
  ['stackexchange', 'stackexchange'],
  ['vbulletin', 'vbulletin'],
  ['xenforo', 'xenforo'],
  ['xmb', 'xmb'],
];

/** Threads as the tool forumscraper writes them: what stands on the pages, with bodies and dates as printed there. */
export const FORUMSCRAPER: readonly JsonEngine[] = FORMS.map(([form, engine]) => ({
  engine,
  generation: 'forumscraper',
  detect: (root) => {
    const version = textOf(memberOf(root, 'format_version')) ?? '';
    const fits = version.startsWith(`${form}-`) && version.endsWith('-thread');
    return { confidence: fits ? 1 : 0, evidence: fits ? [`format_version ${version.slice(0, 60)}`] : [] };
  },
  read: (root, detection, url, options) => readThread(engine, root, detection, url, options),
}));

/** A post in the words of all forms. */
interface Scraped {
  readonly value: unknown;
  readonly id: string | null;
  readonly parent: string | null;
  readonly html: string | null;
  readonly words: string | null;
}

function readThread(
  engine: string,
  root: unknown,
  detection: Detection,
  from: string | null,
  options: ParseOptions,
): ThreadPage {
  const url = textOf(memberOf(root, 'url')) ?? from;
  const page = integerOf(memberOf(root, 'page'));
  const posts = engine === 'hackernews' ? storyPosts(root, page) : threadPosts(root, engine);
  const order = orderOf(posts);
  const dayOrder = order === 'day-first' || order === 'month-first' ? order : null;
  const settings = { base: url, ignoreIds: options.ignoreIds ?? false, dayOrder };
  const bodies = bodyReader(
    engine,
    posts.map((post) => post.html ?? ''),
    settings,
  );
  return draftPage({
    engine,
    detection,
    thread: {
      externalId: idOf(memberOf(root, 'id')),
      title: markupTextOf(memberOf(root, 'title')),
      url,
      forumPath: listOf(memberOf(root, 'path')).flatMap((name) => markupTextOf(name) ?? []),
      tags: listOf(memberOf(root, 'tags')).flatMap(
        (tag) => markupTextOf(tag) ?? markupTextOf(memberOf(tag, 'name')) ?? [],
      ),
      page,
    },
    posts: posts.map((post): PostDraft => {
      const { value } = post;
      const posted = copiedMoment(post.words, order);
      return {
        externalId: post.id,
        parentExternalId: post.parent,
        author: authorOf(value),
        ...(posted === null ? {} : { postedAt: posted }),
        editedAt: copiedMoment(timeWords(memberAt(value, 'edited.date')) ?? editLine(memberOf(value, 'edited')), order),
        reactions: reactionsOf(value),
        ...(post.html === null ? {} : bodies.read(post.html)),
        attachments: attachmentsOf(value),
        // vBulletin draws a line above it.
        signature: textOf(markupTextOf(memberOf(value, 'signature'))?.replace(/^[_-]{5,40}\s*/, '')),
      };
    }),
    polls: pollsOf(memberOf(root, 'poll')),
  });
}

function threadPosts(root: unknown, engine: string): readonly Scraped[] {
  const all = listOf(memberOf(root, 'posts'));
  const question = engine === 'stackexchange' ? idOf(memberOf(all[0], 'id')) : null;
  return all.map((value, at) => scraped(value, at === 0 ? null : question));
}

/** The story is the first post; comments stand in order with their depth (`lvl`), each answering the last one above. */
function storyPosts(root: unknown, page: number | null): readonly Scraped[] {
  const story = idOf(memberOf(root, 'id'));
  const above = listOf(memberOf(root, 'ancestors')).map(idOf);
  const comments = listOf(memberOf(root, 'comments')).map((value) => {
    const depth = Math.max(0, Math.min(integerOf(memberOf(value, 'lvl')) ?? 0, above.length));
    above.length = depth;
    above.push(idOf(memberOf(value, 'id')));
    return scraped(value, depth === 0 ? story : (above[depth - 1] ?? null));
  });
  return page === null || page === 1 ? [scraped(root, null), ...comments] : comments;
}

function scraped(value: unknown, parent: string | null): Scraped {
  // A user without an account is written as 0.
  const id = idOf(memberOf(value, 'postid')) ?? idOf(memberOf(value, 'id'));
  const html = ['content', 'text', 'body'].map((name) => textOf(memberOf(value, name))).find((text) => text !== null);
  return { value, id: id === '0' ? null : id, parent, html: html ?? null, words: timeWords(memberOf(value, 'date')) };
}

/** The time in a line of an edit ("Last Edit: March 29, 2014, 07:00:00 am by Ann"); null where it is in other words. */
function editLine(value: unknown): string | null {
  const words = timeWords(value);
  return words === null ? null : textOf(EDITED_AT.exec(words)?.[1] ?? words);
}

/** Where a member's number stands in the address of a profile. */
const MEMBER = /(?:[?&;](?:u|showuser|userid)=|\/(?:profile|users|user)\/|\/members\/(?:[^/?#]{0,200}\.)?)(\d{1,15})/;

function authorOf(value: unknown): PageAuthor {
  const user = memberOf(value, 'user') ?? memberOf(value, 'author');
  const name = markupTextOf(user) ?? markupTextOf(memberOf(user, 'name'));
  const number = idOf(memberOf(value, 'user_id')) ?? idOf(memberOf(value, 'userid'));
  const link = textOf(memberOf(value, 'user_link')) ?? textOf(memberOf(user, 'link'));
  const externalId = number === '0' ? null : (number ?? MEMBER.exec(link ?? '')?.[1] ?? null);
  const kind =
    name === null ? 'unknown' : externalId !== null || link !== null ? 'member' : number === '0' ? 'guest' : 'unknown';
  return { ...NOBODY, name, externalId, kind };
}

/** Reactions as counts by kind, or as one entry for everyone who reacted. */
function reactionsOf(value: unknown): readonly Reaction[] {
  const counted: Reaction[] = [];
  const actors = new Map<string, string[]>();
  for (const entry of listOf(memberOf(value, 'reactions'))) {
    const name = ['name', 'type', 'reaction']
      .map((key) => markupTextOf(memberOf(entry, key)))
      .find((one) => one !== null);
    const count = numberOf(memberOf(entry, 'count'));
    const actor = markupTextOf(memberOf(entry, 'user'));
    if (name === undefined || name === null) continue;
    if (actor === null) counted.push(reactionOf(name, count));
    else actors.set(name, [...(actors.get(name) ?? []), actor]);
  }
  const thanks = listOf(memberOf(value, 'thankedby')).flatMap((entry) => markupTextOf(memberOf(entry, 'user')) ?? []);
  const score = numberOf(memberOf(value, 'score')) ?? numberOf(memberOf(value, 'rating'));
  return [
    ...withActors(counted, value),
    ...[...actors].map(([name, people]) => reactionOf(name, people.length, people)),
    ...(thanks.length === 0 ? [] : [reactionOf('Thanks', thanks.length, thanks)]),
    ...(score === null ? [] : [reactionOf('Score', score)]),
  ];
}

/** Who reacted stands beside the counts without saying how: that is known where there is one kind alone. */
function withActors(counted: readonly Reaction[], value: unknown): readonly Reaction[] {
  const people = listOf(memberOf(value, 'reactions_users')).flatMap(
    (entry) => markupTextOf(memberOf(entry, 'name')) ?? [],
  );
  const [only, ...others] = counted;
  return only === undefined || others.length > 0 ? counted : [reactionOf(only.name, only.count, people)];
}

/** A number, also one written as text ("1,204"). */
function numberOf(value: unknown): number | null {
  const text = textOf(value);
  const digits = text === null ? null : /^[+-]?\d[\d,. ]{0,15}$/.exec(text)?.[0].replace(/[,. ]/g, '');
  return integerOf(value) ?? (digits === null || digits === undefined ? null : Number(digits));
}

function attachmentsOf(value: unknown): readonly PageAttachment[] {
  return listOf(memberOf(value, 'attachments')).flatMap((entry): PageAttachment[] => {
    const url = textOf(memberOf(entry, 'link')) ?? textOf(entry);
    return url === null || /[<>\s]/.test(url) ? [] : [{ url, name: markupTextOf(memberOf(entry, 'name')) }];
  });
}

/** A poll of one question has its answers beside its title; one of several holds them in a list. */
function pollsOf(poll: unknown): readonly Poll[] {
  const several = listOf(memberOf(poll, 'questions'));
  const questions = several.length > 0 ? several : [poll];
  return questions.flatMap((one): Poll[] => {
    const options = listOf(memberOf(one, 'answers')).flatMap((answer) => {
      const text = markupTextOf(memberOf(answer, 'option'));
      return text === null ? [] : [{ text, votes: numberOf(memberOf(answer, 'votes')) }];
    });
    const question = markupTextOf(memberOf(one, 'question')) ?? markupTextOf(memberOf(one, 'title'));
    return options.length === 0 ? [] : [{ question, options, voters: null }];
  });
}

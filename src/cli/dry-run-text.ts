import type { DryRun, ShownRow } from '../ingest/dump/dry-run.js';
import { count } from './summary-text.js';

/** What a map makes of the beginning of a dump, for people. */
export function dryRunText({ file, posts, refused, leftOut, unused }: DryRun): string {
  const lines = [
    `${file}: the first ${count(posts.length, 'post')} as read`,
    ...posts.flatMap(postLines),
    ...(refused.length > 0 ? ['', 'rows that cannot be read:'] : []),
    ...refused.map(({ row, message }) => `  row ${row}: ${message}`),
    '',
    ...(leftOut > 0 ? [`rows the map leaves out so far: ${leftOut}`] : []),
    `columns not used: ${unused.length === 0 ? 'none' : unused.join(', ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function postLines(post: ShownRow): readonly string[] {
  const { thread, posted } = post;
  const said = (name: string, value: string | null): string[] =>
    value === null ? [] : [`  ${name.padEnd(9)} ${value}`];
  const time = posted === null ? null : (posted.at ?? posted.local ?? `cannot be read: "${posted.raw ?? ''}"`);
  const forum = post.forum.length === 0 ? null : post.forum.join(' > ');
  return [
    '',
    `row ${post.row}`,
    ...said('thread', [thread.id, thread.title, thread.url].filter((part) => part !== null).join(' · ')),
    ...said('site', post.site),
    ...said('forum', forum),
    ...said('post', [post.id ?? '(no id)', ...(post.kind === 'post' ? [] : [post.kind])].join(' · ')),
    ...said('answers', post.parent),
    ...said('author', post.author),
    ...said('posted', time),
    ...post.quotes.flatMap(({ author, post: source, text }) =>
      said('quote', `${author ?? '(nameless)'}${source === null ? '' : ` #${source}`}: ${short(text)}`),
    ),
    ...said('own text', post.ownText === '' ? '(empty)' : short(post.ownText)),
    ...said('reactions', post.reactions.map((one) => `${one.name} ${one.count ?? ''}`.trim()).join(', ') || null),
  ];
}

/** Characters of a text shown. */
const SHORT = 160;

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHORT ? line : `${line.slice(0, SHORT)}…`;
}

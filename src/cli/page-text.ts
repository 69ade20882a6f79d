import type { OpenedPage } from '../ingest/open-page.js';
import { renderBody } from '../model/body.js';
import type { Moment } from '../model/moment.js';
import type { ArticlePage, PagePost, ThreadPage } from '../model/page.js';

/** A parsed page for reading: heads of posts, own words, and what is quoted, marked with `>`. */
export function pageText(page: OpenedPage, withName: boolean): string {
  const { parsed } = page;
  const name = withName ? `# ${page.file}\n` : '';
  return `${name}${parsed.type === 'article' ? articleText(parsed) : threadText(parsed)}\n`;
}

function threadText(page: ThreadPage): string {
  const confidence = Math.round(page.detection.confidence * 100);
  const head = `${page.thread.title ?? '(no title)'}\n${page.engine}${page.engineVersion === null ? '' : ` ${page.engineVersion}`}, ${confidence} % sure; ${page.posts.length} posts\n`;
  return [head, ...page.posts.map(postText)].join('\n');
}

function postText(post: PagePost): string {
  const body = renderBody(post.blocks);
  const author =
    post.author.name === null
      ? '(author not on the page)'
      : `${post.author.name}${post.author.inferred ? ' (inferred)' : ''}`;
  const reactions = post.reactions.map(
    (reaction) => `${reaction.name}${reaction.count === null ? '' : ` ${reaction.count}`}`,
  );
  const quotes = body.quotes.map((quote) => `> ${quote.block.author ?? '(nobody named)'}: ${oneLine(quote.text)}\n`);
  const head = [
    `#${post.position} ${author}`,
    momentText(post.postedAt),
    post.kind === 'post' ? null : post.kind,
    reactions.join(', '),
  ];
  return `${head.filter((part) => part !== null && part !== '').join(' · ')}\n${quotes.join('')}${body.ownText}\n`;
}

function articleText(page: ArticlePage): string {
  const { title, authors, publisher, agency, published, text } = page.document;
  const facts = [authors.join(', '), publisher, agency, momentText(published)].filter(
    (part) => part !== null && part !== '',
  );
  return `${title ?? '(no title)'}\n${facts.join(' · ')}\n\n${text}\n`;
}

const momentText = (moment: Moment): string | null => moment.at ?? moment.local ?? moment.raw;

/** One line of at most 200 characters, enough to recognise a quotation by. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const points = Array.from(line.slice(0, 400));
  return points.length > 200 || line.length > 400 ? `${points.slice(0, 200).join('')} …` : line;
}

import type { Moment } from '../../model/moment.js';
import { foldSpace } from '../../model/text.js';
import { readMachineMoment } from '../dates/machine-moment.js';
import type { DomElement } from './dom.js';
import { readByline, readNames } from './names.js';

/** What the head of a page says of its article; null where it says nothing. */
export interface Meta {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly published: Moment | null;
  readonly url: string | null;
  readonly article: boolean;
}

/** Reads meta, itemprop and time tags, the title and what is marked as a byline. */
export function readMeta(document: DomElement): Meta {
  const content = (...selectors: readonly string[]): string | null => {
    for (const selector of selectors) {
      const element = document.querySelector(selector);
      const value = foldSpace(element?.getAttribute('content') ?? element?.getAttribute('datetime') ?? '');
      if (value !== '') return value;
    }
    return null;
  };
  const site = content('meta[property="og:site_name"]', 'meta[name="application-name"]');
  const headings = [...document.querySelectorAll('h1')]
    .map((h1) => foldSpace(h1.textContent ?? ''))
    .filter((text) => text !== '');
  const title = content('meta[property="og:title"]', 'meta[name="twitter:title"]') ?? titleTag(document);
  const dates = [
    content(
      'meta[property="article:published_time"]',
      '[itemprop="datePublished"]',
      'meta[name="date"]',
      'meta[name="pubdate"]',
      'meta[name="parsely-pub-date"]',
      'meta[name="dc.date"]',
      'meta[name="DC.date.issued"]',
    ),
    content('article time[datetime]', 'header time[datetime]', 'time[pubdate]', 'time[datetime]'),
  ];
  const authors = ['meta[name="author"]', 'meta[property="article:author"]', 'meta[name="parsely-author"]']
    .map((selector) => content(selector))
    .find((value) => value !== null && !/^https?:|^@/u.test(value));
  const printed = ['[rel~="author"]', '[itemprop="author"]', '.byline', '.author-name', '.author']
    .map((selector) => foldSpace(document.querySelector(selector)?.textContent ?? ''))
    .find((value) => value !== '' && value.length < 120);
  return {
    title: title === null ? (headings[0] ?? null) : withoutSite(title, site, headings),
    authors:
      authors !== undefined && authors !== null
        ? cleanAuthor(authors)
        : printed === undefined
          ? []
          : cleanAuthor(printed),
    publisher: site,
    published:
      dates.map((date) => (date === null ? null : readMachineMoment(date, date))).find((date) => date !== null) ?? null,
    url: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? content('meta[property="og:url"]'),
    article:
      /article/iu.test(content('meta[property="og:type"]') ?? '') ||
      content('meta[property="article:published_time"]') !== null ||
      document.querySelector('[itemtype*="Article"], [itemtype*="BlogPosting"]') !== null,
  };
}

function titleTag(document: DomElement): string | null {
  const text = foldSpace(document.querySelector('title')?.textContent ?? '');
  return text === '' ? null : text;
}

/** "Headline | Site" without the site: cut where the rest is the page's heading or the end is the site's name. */
function withoutSite(title: string, site: string | null, headings: readonly string[]): string {
  const match = /^(.+)\s[|\u2013\u2014\u00b7-]\s([^|]{2,60})$/u.exec(title.slice(0, 500));
  const rest = match?.[1];
  if (rest === undefined) return title;
  return headings.includes(rest) || (site !== null && match?.[2] === site) ? rest : title;
}

const PEN_NAME = /^\p{L}[\p{L}\p{M}\p{N} ._'\u2019-]{1,40}$/u;

/** "By Jane Doe" → ["Jane Doe"]; up to three words stay as they are printed. */
export function cleanAuthor(text: string): readonly string[] {
  const byline = readByline(text);
  if (byline !== null) return byline.authors;
  const names = readNames(text);
  if (names !== null) return names;
  return PEN_NAME.test(text) && text.split(' ').length <= 3 ? [text] : [];
}

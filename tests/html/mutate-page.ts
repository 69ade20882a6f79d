/** One change of a page: which, where and how much; all as fractions, so that they fit every page. */
export interface Mutation {
  readonly kind: 'delete' | 'duplicate' | 'swap' | 'cut' | 'end' | 'start' | 'attribute' | 'text';
  readonly at: number;
  readonly other: number;
  readonly piece: string;
}

const TAG = /<\/?[a-zA-Z][^<>]{0,400}>/g;

/** Applies changes to a page, one after the other, as careless templates and editors do. */
export function mutate(page: string, mutations: readonly Mutation[]): string {
  return mutations.reduce(applyOne, page);
}

function applyOne(page: string, { kind, at, other, piece }: Mutation): string {
  const tags = [...page.matchAll(TAG)];
  const tag = tags[Math.floor(at * tags.length)];
  if (tag === undefined) return page;
  const start = tag.index;
  const end = start + tag[0].length;
  switch (kind) {
    case 'delete':
      return page.slice(0, start) + page.slice(end);
    case 'duplicate':
      return page.slice(0, end) + tag[0] + page.slice(end);
    case 'swap': {
      const second = tags[Math.floor(other * tags.length)];
      if (second === undefined || second.index < end) return page;
      const behind = second.index + second[0].length;
      return page.slice(0, start) + second[0] + page.slice(end, second.index) + tag[0] + page.slice(behind);
    }
    case 'cut':
      return page.slice(0, start + Math.floor(other * tag[0].length));
    case 'end':
    case 'start':
    case 'text':
      return page.slice(0, end) + piece + page.slice(end);
    case 'attribute':
      return `${page.slice(0, end - 1)} ${piece}${page.slice(end - 1)}`;
  }
}

/** What belongs together, as one decision. */
export interface IncidentParts {
  /** `author`: one in one thread; `pair`: two who quarrel there; `campaign`: one text; `pile`: many against one. */
  readonly kind: 'author' | 'pair' | 'campaign' | 'pile' | 'post';
  /** Ids of the authors it is named by. */
  readonly authors: readonly string[];
  readonly threadId: string;
  /** The post it is named by: the earliest copy of a campaign, the post a pile answers, the post itself. */
  readonly postId: string | null;
}

/** Attacks of an author in a thread; where he is not known, the post alone. */
export const authorIncident = (authorId: string | null, threadId: string, postId: string): string =>
  authorId === null ? `post:${threadId}:${postId}` : `author:${authorId}:${threadId}`;

/** A quarrel of two in a thread, whoever is named first; where one is not known, the post alone. */
export function pairIncident(a: string | null, b: string | null, threadId: string, postId: string): string {
  if (a === null || b === null) return `post:${threadId}:${postId}`;
  return a < b ? `pair:${a}:${b}:${threadId}` : `pair:${b}:${a}:${threadId}`;
}

export const campaignIncident = (threadId: string, postId: string): string => `campaign:${threadId}:${postId}`;

export const pileIncident = (threadId: string, postId: string): string => `pile:${threadId}:${postId}`;

/** Reads a key. An unknown one reads as a post's of which nothing is known: keys are made by this file alone. */
export function incidentParts(incident: string): IncidentParts {
  const [kind = '', first = '', second = '', third = ''] = incident.split(':');
  switch (kind) {
    case 'author':
      return { kind, authors: [first], threadId: second, postId: null };
    case 'pair':
      return { kind, authors: [first, second], threadId: third, postId: null };
    case 'campaign':
    case 'pile':
      return { kind, authors: [], threadId: first, postId: second };
    default:
      return { kind: 'post', authors: [], threadId: first, postId: second === '' ? null : second };
  }
}

/**
 * The title of an incident.
 *
 * @param names of its authors, in their order, and the title of its thread
 */
export function incidentWords(
  { kind }: Pick<IncidentParts, 'kind'>,
  names: { readonly authors: readonly (string | null)[]; readonly thread: string | null },
): string {
  const where = names.thread === null || names.thread === '' ? '' : ` in “${names.thread}”`;
  const [first = null, second = null] = names.authors;
  const called = (name: string | null): string => name ?? 'somebody';
  switch (kind) {
    case 'author':
      return `${called(first)}${where}`;
    case 'pair':
      return `${called(first)} and ${called(second)}${where}`;
    case 'campaign':
      return 'One text from several accounts';
    case 'pile':
      return `Many against ${first ?? 'one member'}${where}`;
    case 'post':
      return `A post${where}`;
  }
}

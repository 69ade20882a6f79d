const PATH = /\/(?:wp-json|api|v\d+(?:\.\d+)?)\/|\.json$/i;
/** WordPress without speaking addresses. */
const QUERY = /(?:^|[?&;])rest_route=/i;

/**
 * Whether an address belongs to an interface for programs: there `order=asc` and `sort=…` are asked for on purpose and
 * change what a page of answers holds, and words such as `search` and `users` are names of collections.
 */
export function isProgramAddress(path: string, query: string): boolean {
  return PATH.test(path) || QUERY.test(query);
}

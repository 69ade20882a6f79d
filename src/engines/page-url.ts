/** Resolves addresses as printed on a page; one that cannot be resolved stays as printed. */
export type Resolve = (href: string | null) => string | null;

/**
 * @param base where the page was saved from, or the address it prints for itself; null leaves addresses as printed
 */
export function resolverFor(base: string | null): Resolve {
  const usable = base !== null && URL.canParse(base) ? base : null;
  return (href) => {
    if (href === null) return null;
    if (usable === null || !URL.canParse(href, usable)) return withoutSession(href);
    const url = new URL(href, usable);
    // Addresses that were absolute already stay to the letter: URL would rewrite escapes.
    return withoutSession(/^[a-z][a-z0-9+.-]*:/i.test(href) ? href : url.href);
  };
}

const SESSION_PARAMETER = /([?&;])(?:PHPSESSID=[\w,-]{1,128}|sid=[0-9a-f]{32}|s=[0-9a-f]{32})(?:&|;|(?=#|$))/gi;
const SESSION_PATH = /;jsessionid=[\w.!-]{1,128}/i;

/** An address without the session of whoever saved the page: boards write it into links when cookies are off. */
function withoutSession(url: string): string {
  const without = url.replace(SESSION_PATH, '').replace(SESSION_PARAMETER, '$1');
  return without === url ? url : without.replace(/[?&;](?=#|$)/, '');
}
